#include <dealcalc/input/built_in.hpp>

#include <stdexcept>
#include <utility>

#include <dealcalc/input/read.hpp>

#include "input/plain_reader.hpp"

namespace dealcalc {

Deal built_in_deal() {
    const std::string name(built_in_name);
    input::PlainReader reader;
    if (Deal* plain = reader.read(built_in_deal_text(), 1)) {
        plain->file = name;
        return std::move(*plain);
    }
    ReadDeal read = read_deal(built_in_deal_text(), name);
    if (!read.deal) throw std::logic_error("the built-in deal: " + read.problems.front().message);
    return *std::move(read.deal);
}

}  // namespace dealcalc
