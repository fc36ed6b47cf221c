#pragma once
// Digits: a decimal number as it was written, before it is given a scale: 1.30 keeps its last zero; and as it is shown.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <dealcalc/base/rational.hpp>

namespace dealcalc {

/// 10^0 to 10^18: all that 64 bits hold.
inline constexpr auto powers_of_ten = [] {
    std::array<std::int64_t, 19> powers{1};
    for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
    return powers;
}();

constexpr int max_power_of_ten = 38;

/// significand / 10^decimals; `decimals` counts the digits after the point, trailing zeros too.
struct Digits {
    Int128 significand = 0;
    int decimals = 0;
};

constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Digits with at most one point; commas are passed over. Nothing where the number without its point is from 2^127 on.
std::optional<Digits> read_digits(std::string_view text);

/// The number of zeros at the end of a whole number as written (1 for 380): these are not significant. 0 for 0 and
/// where there are decimals.
int insignificant_zeros(const Digits& digits);

/// With commas between thousands: "-1234567.5" as "-1,234,567.5".
std::string grouped(std::string_view number);
std::string grouped(std::size_t count);

}  // namespace dealcalc
