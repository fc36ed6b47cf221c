#include <dealcalc/input/built_in.hpp>

#include <stdexcept>
#include <utility>

#include <dealcalc/input/read.hpp>

namespace dealcalc {

Deal built_in_deal() {
    auto read = read_deal(built_in_deal_text(), std::string(built_in_name));
    if (!read.deal) throw std::logic_error("the built-in deal: " + read.problems.front().message);
    return std::move(*read.deal);
}

}  // namespace dealcalc
