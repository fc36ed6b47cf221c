#include "base/limbs.hpp"

#include <algorithm>
#include <bit>
#include <numeric>
#include <utility>

namespace dealcalc {
namespace {

__extension__ typedef unsigned __int128 TwoLimbs;

constexpr std::size_t limb_bits = 64;

TwoLimbs joined(Limb high, Limb low) { return (TwoLimbs{high} << limb_bits) | low; }
Limb upper(TwoLimbs n) { return static_cast<Limb>(n >> limb_bits); }

Limb limb_at(LimbView n, std::size_t i) { return i < n.size() ? n[i] : 0; }

Limbs trimmed(Limbs n) {
    while (!n.empty() && n.back() == 0) n.pop_back();
    return n;
}

/// Divides in place; returns the remainder.
Limb divide_by_limb(Limbs& n, Limb by) {
    Limb rest = 0;
    for (std::size_t i = n.size(); i-- > 0;) {
        const TwoLimbs part = joined(rest, n[i]);
        n[i] = static_cast<Limb>(part / by);
        rest = static_cast<Limb>(part % by);
    }
    n = trimmed(std::move(n));
    return rest;
}

/// One digit of long division (Knuth, volume 2, 4.3.1, D3): right, or one too large.
Limb estimated_digit(const Limbs& rest, const Limbs& by, std::size_t at) {
    const std::size_t n = by.size();
    const TwoLimbs top = joined(rest[at + n], rest[at + n - 1]);
    TwoLimbs digit = top / by[n - 1];
    TwoLimbs left = top % by[n - 1];
    while (upper(digit) != 0 || digit * by[n - 2] > joined(static_cast<Limb>(left), rest[at + n - 2])) {
        --digit;
        left += by[n - 1];
        if (upper(left) != 0) break;
    }
    return static_cast<Limb>(digit);
}

/// rest -= digit * by, from limb `at` up; whether that went below zero.
bool subtract_product(Limbs& rest, const Limbs& by, std::size_t at, Limb digit) {
    Limb carry = 0;
    Limb borrow = 0;
    for (std::size_t i = 0; i <= by.size(); ++i) {
        const TwoLimbs part = TwoLimbs{digit} * limb_at(by, i) + carry;
        carry = upper(part);
        const TwoLimbs left = TwoLimbs{rest[at + i]} - static_cast<Limb>(part) - borrow;
        rest[at + i] = static_cast<Limb>(left);
        borrow = upper(left) != 0 ? 1 : 0;
    }
    return borrow != 0;
}

void add_back(Limbs& rest, const Limbs& by, std::size_t at) {
    Limb carry = 0;
    for (std::size_t i = 0; i <= by.size(); ++i) {
        const TwoLimbs total = TwoLimbs{rest[at + i]} + limb_at(by, i) + carry;
        rest[at + i] = static_cast<Limb>(total);
        carry = upper(total);
    }
}

/// Precondition: `by` has at least two limbs and a >= by.
LimbQuotient long_division(LimbView a, LimbView by) {
    const auto shift = static_cast<std::size_t>(std::countl_zero(by.back()));
    const Limbs divisor = shifted_up(by, shift);
    Limbs rest = shifted_up(a, shift);
    rest.resize(a.size() + 1);
    Limbs quotient(rest.size() - divisor.size());
    for (std::size_t at = quotient.size(); at-- > 0;) {
        quotient[at] = estimated_digit(rest, divisor, at);
        if (!subtract_product(rest, divisor, at, quotient[at])) continue;
        --quotient[at];
        add_back(rest, divisor, at);
    }
    return {trimmed(std::move(quotient)), shifted_down(trimmed(std::move(rest)), shift)};
}

/// Several steps of Euclid's algorithm at once: (a, b) becomes (aa a + ab b, ba a + bb b).
struct EuclidSteps {
    std::int64_t aa = 1, ab = 0, ba = 0, bb = 1;
};

/// The steps that the leading 62 bits of a and b decide, whatever the bits below them are (Knuth, volume 2, 4.5.2,
/// algorithm L). Precondition: a >= b.
EuclidSteps leading_steps(const Limbs& a, const Limbs& b) {
    const std::size_t length = bit_length(a);
    const std::size_t shift = length > 62 ? length - 62 : 0;
    const auto leading = [shift](const Limbs& n) {
        const std::size_t at = shift / limb_bits;
        const TwoLimbs top = joined(limb_at(n, at + 1), limb_at(n, at));
        return static_cast<std::int64_t>(static_cast<Limb>(top >> shift % limb_bits));
    };
    std::int64_t x = leading(a);
    std::int64_t y = leading(b);
    EuclidSteps s;
    while (y + s.ba != 0 && y + s.bb != 0) {
        const std::int64_t quotient = (x + s.aa) / (y + s.ba);
        if (quotient != (x + s.ab) / (y + s.bb)) break;
        s = {s.ba, s.bb, s.aa - quotient * s.ba, s.ab - quotient * s.bb};
        x = std::exchange(y, x - quotient * y);
    }
    return s;
}

/// f a + g b, where one of the factors is not above 0 and the sum is not below it.
Limbs combined(std::int64_t f, const Limbs& a, std::int64_t g, const Limbs& b) {
    const auto times = [](std::int64_t factor, const Limbs& n) {
        const Limb size = static_cast<Limb>(factor < 0 ? -factor : factor);
        return product(n, LimbView(&size, size != 0 ? 1 : 0));
    };
    return f > 0 ? difference(times(f, a), times(g, b)) : difference(times(g, b), times(f, a));
}

}  // namespace

Limbs sum(LimbView a, LimbView b) {
    Limbs result(std::max(a.size(), b.size()));
    Limb carry = 0;
    for (std::size_t i = 0; i < result.size(); ++i) {
        const TwoLimbs total = TwoLimbs{limb_at(a, i)} + limb_at(b, i) + carry;
        result[i] = static_cast<Limb>(total);
        carry = upper(total);
    }
    if (carry != 0) result.push_back(carry);
    return result;
}

Limbs difference(LimbView a, LimbView b) {
    Limbs result(a.size());
    Limb borrow = 0;
    for (std::size_t i = 0; i < result.size(); ++i) {
        const TwoLimbs left = TwoLimbs{a[i]} - limb_at(b, i) - borrow;
        result[i] = static_cast<Limb>(left);
        borrow = upper(left) != 0 ? 1 : 0;
    }
    return trimmed(std::move(result));
}

Limbs product(LimbView a, LimbView b) {
    if (a.empty() || b.empty()) return {};
    Limbs result(a.size() + b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        Limb carry = 0;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const TwoLimbs part = TwoLimbs{a[i]} * b[j] + result[i + j] + carry;
            result[i + j] = static_cast<Limb>(part);
            carry = upper(part);
        }
        result[i + b.size()] = carry;
    }
    return trimmed(std::move(result));
}

std::strong_ordering compare(LimbView a, LimbView b) {
    if (a.size() != b.size()) return a.size() <=> b.size();
    return std::lexicographical_compare_three_way(a.rbegin(), a.rend(), b.rbegin(), b.rend());
}

LimbQuotient divide(LimbView a, LimbView by) {
    Limbs whole(a.begin(), a.end());
    if (compare(a, by) < 0) return {{}, std::move(whole)};
    if (by.size() > 1) return long_division(a, by);
    const Limb rest = divide_by_limb(whole, by.front());
    return {std::move(whole), rest != 0 ? Limbs{rest} : Limbs{}};
}

Limbs greatest_common_divisor(Limbs a, Limbs b) {
    if (compare(a, b) < 0) std::swap(a, b);
    while (b.size() > 1) {
        const EuclidSteps s = leading_steps(a, b);
        if (s.ab == 0) {
            a = std::exchange(b, divide(a, b).remainder);
        } else {
            Limbs next = combined(s.ba, a, s.bb, b);
            a = combined(s.aa, a, s.ab, b);
            b = std::move(next);
        }
    }
    if (b.empty()) return a;
    const Limb rest = divide_by_limb(a, b.front());
    return {std::gcd(b.front(), rest)};
}

std::size_t bit_length(LimbView n) {
    return n.empty() ? 0 : n.size() * limb_bits - static_cast<std::size_t>(std::countl_zero(n.back()));
}

Limbs shifted_up(LimbView n, std::size_t bits) {
    if (n.empty()) return {};
    const std::size_t limbs = bits / limb_bits;
    Limbs result(limbs + n.size() + 1);
    for (std::size_t i = 0; i < n.size(); ++i) {
        const TwoLimbs part = TwoLimbs{n[i]} << bits % limb_bits;
        result[limbs + i] |= static_cast<Limb>(part);
        result[limbs + i + 1] = upper(part);
    }
    return trimmed(std::move(result));
}

Limbs shifted_down(LimbView n, std::size_t bits) {
    const std::size_t limbs = bits / limb_bits;
    if (limbs >= n.size()) return {};
    Limbs result(n.size() - limbs);
    for (std::size_t i = 0; i < result.size(); ++i) {
        result[i] = static_cast<Limb>(joined(limb_at(n, limbs + i + 1), n[limbs + i]) >> bits % limb_bits);
    }
    return trimmed(std::move(result));
}

std::string digits_of(Limbs n) {
    // Ten to the 19th is the largest power of ten in a limb.
    constexpr Limb chunk = 10'000'000'000'000'000'000u;
    constexpr std::size_t chunk_digits = 19;
    if (n.empty()) return "0";
    std::string reversed;
    while (!n.empty()) {
        Limb part = divide_by_limb(n, chunk);
        for (std::size_t i = 0; i < chunk_digits && (part != 0 || !n.empty()); ++i, part /= 10) {
            reversed += static_cast<char>('0' + static_cast<int>(part % 10));
        }
    }
    std::reverse(reversed.begin(), reversed.end());
    return reversed;
}

}  // namespace dealcalc
