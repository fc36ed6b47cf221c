#pragma once
// Natural: a whole number from 0 up, of any size. Probabilities with sixty factors need it; money never does.
//
// Units: a pure number. Errors: none but those of memory; the preconditions are said at each function.
//
// Example:
//   Natural whole = 1;
//   for (int i = 0; i < 60; ++i) whole = whole * Natural(100);   // 10^120
//   to_text(whole);                                              // "1000..."

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <dealcalc/base/number.hpp>

namespace dealcalc {

class Natural {
public:
    using Word = std::uint64_t;

    Natural() = default;
    Natural(Word n) {
        if (n != 0) words_.push_back(n);
    }
    /// Precondition: n >= 0.
    static Natural of(Int128 n);
    /// Least significant word first.
    static Natural of_words(std::vector<Word> words);

    bool is_zero() const { return words_.empty(); }
    /// Binary digits: 0 of 0, 1 of 1, 3 of 4.
    std::size_t bits() const;
    /// Least significant first, the last one not 0; of 0 there is none.
    const std::vector<Word>& words() const { return words_; }

    Natural& operator+=(const Natural& b);
    /// Precondition: *this >= b.
    Natural& operator-=(const Natural& b);
    Natural& operator<<=(std::size_t by);
    Natural& operator>>=(std::size_t by);

    friend Natural operator*(const Natural& a, const Natural& b);

    friend bool operator==(const Natural&, const Natural&) = default;
    friend std::strong_ordering operator<=>(const Natural& a, const Natural& b);

private:
    void trim();
    std::vector<Word> words_;
};

inline Natural operator+(Natural a, const Natural& b) { return std::move(a += b); }
inline Natural operator-(Natural a, const Natural& b) { return std::move(a -= b); }
inline Natural operator<<(Natural a, std::size_t by) { return std::move(a <<= by); }
inline Natural operator>>(Natural a, std::size_t by) { return std::move(a >>= by); }

struct NaturalQuotient {
    Natural quotient{};
    Natural remainder{};
};

/// a = quotient * by + remainder, remainder < by. Throws DivisionByZero.
NaturalQuotient divide(const Natural& a, const Natural& by);

/// 0 where both are 0.
Natural greatest_common_divisor(Natural a, Natural b);

Natural power_of_ten(std::size_t exponent);

/// The largest whole number whose square is not above n.
Natural square_root(const Natural& n);

/// Every digit.
std::string to_text(const Natural& n);

}  // namespace dealcalc
