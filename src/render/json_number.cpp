#include "render/json_number.hpp"

#include <limits>

#include <nlohmann/json.hpp>

namespace dealcalc {

nlohmann::ordered_json plain_number(const Number& number) {
    constexpr auto largest = std::numeric_limits<std::int64_t>::max();
    const bool is_whole = number.denominator() == 1;
    if (is_whole && absolute(number) <= Number(largest)) return static_cast<std::int64_t>(number.numerator());
    return to_double(number);
}

}  // namespace dealcalc
