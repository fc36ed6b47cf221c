#include "base/digits.hpp"

#include <algorithm>

namespace dealcalc {

std::optional<Digits> read_digits(std::string_view text) {
    Digits digits;
    bool after_point = false;
    // As many digits as one machine word holds, then the others.
    constexpr std::size_t short_text = 18;
    if (text.size() <= short_text) {
        std::uint64_t significand = 0;
        for (const char c : text) {
            if (c == '.') after_point = true;
            if (!is_digit(c)) continue;
            significand = significand * 10 + static_cast<std::uint64_t>(c - '0');
            if (after_point) ++digits.decimals;
        }
        digits.significand = static_cast<Int128>(significand);
        return digits;
    }
    for (const char c : text) {
        if (c == ',') continue;
        if (c == '.') {
            after_point = true;
            continue;
        }
        if (__builtin_mul_overflow(digits.significand, Int128{10}, &digits.significand) ||
            __builtin_add_overflow(digits.significand, Int128{c - '0'}, &digits.significand)) {
            return std::nullopt;
        }
        if (after_point) ++digits.decimals;
    }
    if (digits.decimals > max_power_of_ten) return std::nullopt;
    return digits;
}

std::string grouped(std::string_view number) {
    const std::size_t point = std::min(number.find('.'), number.size());
    std::string out;
    for (std::size_t i = 0; i < number.size(); ++i) {
        const bool inside = i > 0 && i < point && number[i - 1] != '-';
        if (inside && (point - i) % 3 == 0) out += ',';
        out += number[i];
    }
    return out;
}

std::string grouped(std::size_t count) { return grouped(std::to_string(count)); }

int insignificant_zeros(const Digits& digits) {
    if (digits.decimals > 0 || digits.significand == 0) return 0;
    int zeros = 0;
    Int128 left = digits.significand;
    constexpr Int128 one_word = Int128{1} << 63;
    for (; left >= one_word && left % 10 == 0; left /= 10) ++zeros;
    if (left >= one_word) return zeros;
    for (auto word = static_cast<std::uint64_t>(left); word % 10 == 0; word /= 10) ++zeros;
    return zeros;
}

}  // namespace dealcalc
