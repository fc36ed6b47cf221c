#pragma once
// Limbs: a whole number from 0 up, of any size, as 64-bit words: what a Rational is made of where a word is too short.
// Only rational.cpp needs them. Schoolbook throughout: a probability with two hundred factors has a hundred limbs.

#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace dealcalc {

using Limb = std::uint64_t;

/// Least significant first, the last one not 0; of 0 there is none.
using Limbs = std::vector<Limb>;
using LimbView = std::span<const Limb>;

Limbs sum(LimbView a, LimbView b);
/// Precondition: a >= b.
Limbs difference(LimbView a, LimbView b);
Limbs product(LimbView a, LimbView b);
std::strong_ordering compare(LimbView a, LimbView b);

struct LimbQuotient {
    Limbs quotient{};
    Limbs remainder{};
};
/// a = quotient * by + remainder, remainder < by. Precondition: by > 0.
LimbQuotient divide(LimbView a, LimbView by);

/// 0 where both are 0.
Limbs greatest_common_divisor(Limbs a, Limbs b);

/// Binary digits: 0 of 0, 1 of 1, 3 of 4.
std::size_t bit_length(LimbView n);
Limbs shifted_up(LimbView n, std::size_t bits);
Limbs shifted_down(LimbView n, std::size_t bits);

/// Every decimal digit.
std::string digits_of(Limbs n);

}  // namespace dealcalc
