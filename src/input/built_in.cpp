#include <dealcalc/input/built_in.hpp>

#include <stdexcept>
#include <utility>

#include <dealcalc/input/read.hpp>

namespace dealcalc {

Deal built_in_deal() {
    DealReader reader;
    const Deal* deal = reader.read(built_in_deal_text(), std::string(built_in_name));
    if (!deal) throw std::logic_error("the built-in deal: " + reader.problems().front().message);
    return *deal;
}

}  // namespace dealcalc
