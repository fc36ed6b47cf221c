#include <dealcalc/base/natural.hpp>

#include <algorithm>
#include <bit>
#include <numeric>
#include <utility>

#include "base/wide.hpp"

namespace dealcalc {
namespace {

using Word = Natural::Word;
constexpr std::size_t word_bits = 64;

/// Ten to the 19th is the largest power of ten in a word.
constexpr Word chunk = 10'000'000'000'000'000'000u;
constexpr std::size_t chunk_digits = 19;

UInt128 joined(Word high, Word low) { return (UInt128{high} << word_bits) | low; }

/// Divides in place; returns the remainder.
Word divide_by_word(std::vector<Word>& words, Word by) {
    Word rest = 0;
    for (std::size_t i = words.size(); i-- > 0;) {
        const UInt128 part = joined(rest, words[i]);
        words[i] = static_cast<Word>(part / by);
        rest = static_cast<Word>(part % by);
    }
    while (!words.empty() && words.back() == 0) words.pop_back();
    return rest;
}

/// One digit of long division (Knuth, volume 2, 4.3.1, D3): right, or one too large.
Word estimated_digit(const std::vector<Word>& rest, const std::vector<Word>& by, std::size_t at) {
    const std::size_t n = by.size();
    const UInt128 top = joined(rest[at + n], rest[at + n - 1]);
    UInt128 digit = top / by[n - 1];
    UInt128 left = top % by[n - 1];
    while ((digit >> word_bits) != 0 || digit * by[n - 2] > joined(static_cast<Word>(left), rest[at + n - 2])) {
        --digit;
        left += by[n - 1];
        if ((left >> word_bits) != 0) break;
    }
    return static_cast<Word>(digit);
}

/// rest -= digit * by, from word `at` up; whether that went below zero.
bool subtract_product(std::vector<Word>& rest, const std::vector<Word>& by, std::size_t at, Word digit) {
    Word carry = 0;
    Word borrow = 0;
    for (std::size_t i = 0; i <= by.size(); ++i) {
        const UInt128 product = UInt128{digit} * (i < by.size() ? by[i] : 0) + carry;
        carry = static_cast<Word>(product >> word_bits);
        const UInt128 difference = UInt128{rest[at + i]} - static_cast<Word>(product) - borrow;
        rest[at + i] = static_cast<Word>(difference);
        borrow = (difference >> word_bits) != 0 ? 1 : 0;
    }
    return borrow != 0;
}

void add_back(std::vector<Word>& rest, const std::vector<Word>& by, std::size_t at) {
    Word carry = 0;
    for (std::size_t i = 0; i <= by.size(); ++i) {
        const UInt128 total = UInt128{rest[at + i]} + (i < by.size() ? by[i] : 0) + carry;
        rest[at + i] = static_cast<Word>(total);
        carry = static_cast<Word>(total >> word_bits);
    }
}

/// Precondition: `by` has at least two words and a >= by.
NaturalQuotient long_division(const Natural& a, const Natural& by) {
    const auto shift = static_cast<std::size_t>(std::countl_zero(by.words().back()));
    const std::vector<Word> divisor = (by << shift).words();
    std::vector<Word> rest = (a << shift).words();
    rest.resize(a.words().size() + 1);
    std::vector<Word> quotient(rest.size() - divisor.size());
    for (std::size_t at = quotient.size(); at-- > 0;) {
        quotient[at] = estimated_digit(rest, divisor, at);
        if (!subtract_product(rest, divisor, at, quotient[at])) continue;
        --quotient[at];
        add_back(rest, divisor, at);
    }
    return {Natural::of_words(std::move(quotient)), Natural::of_words(std::move(rest)) >> shift};
}

/// Several steps of Euclid's algorithm at once: (a, b) becomes (aa a + ab b, ba a + bb b).
struct EuclidSteps {
    std::int64_t aa = 1, ab = 0, ba = 0, bb = 1;
};

/// The steps that the leading 62 bits of a and b decide, whatever the bits below them are (Knuth, volume 2, 4.5.2,
/// algorithm L). Precondition: a >= b.
EuclidSteps leading_steps(const Natural& a, const Natural& b) {
    const std::size_t shift = a.bits() > 62 ? a.bits() - 62 : 0;
    const auto leading = [shift](const Natural& n) {
        const Natural top = n >> shift;
        return top.is_zero() ? std::int64_t{0} : static_cast<std::int64_t>(top.words().front());
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
Natural combined(std::int64_t f, const Natural& a, std::int64_t g, const Natural& b) {
    const auto size = [](std::int64_t n) { return Natural(static_cast<Word>(n < 0 ? -n : n)); };
    return f > 0 ? size(f) * a - size(g) * b : size(g) * b - size(f) * a;
}

}  // namespace

Natural Natural::of(Int128 n) {
    return of_words({static_cast<Word>(n), static_cast<Word>(static_cast<UInt128>(n) >> word_bits)});
}

Natural Natural::of_words(std::vector<Word> words) {
    Natural result;
    result.words_ = std::move(words);
    result.trim();
    return result;
}

void Natural::trim() {
    while (!words_.empty() && words_.back() == 0) words_.pop_back();
}

std::size_t Natural::bits() const {
    return words_.empty() ? 0 : words_.size() * word_bits - static_cast<std::size_t>(std::countl_zero(words_.back()));
}

Natural& Natural::operator+=(const Natural& b) {
    if (words_.size() < b.words_.size()) words_.resize(b.words_.size());
    Word carry = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) {
        if (i >= b.words_.size() && carry == 0) break;
        const UInt128 total = UInt128{words_[i]} + (i < b.words_.size() ? b.words_[i] : 0) + carry;
        words_[i] = static_cast<Word>(total);
        carry = static_cast<Word>(total >> word_bits);
    }
    if (carry != 0) words_.push_back(carry);
    return *this;
}

Natural& Natural::operator-=(const Natural& b) {
    Word borrow = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) {
        if (i >= b.words_.size() && borrow == 0) break;
        const UInt128 difference = UInt128{words_[i]} - (i < b.words_.size() ? b.words_[i] : 0) - borrow;
        words_[i] = static_cast<Word>(difference);
        borrow = (difference >> word_bits) != 0 ? 1 : 0;
    }
    trim();
    return *this;
}

Natural& Natural::operator<<=(std::size_t by) {
    if (words_.empty()) return *this;
    const std::size_t bits = by % word_bits;
    if (bits != 0) {
        words_.push_back(0);
        for (std::size_t i = words_.size() - 1; i > 0; --i) {
            words_[i] = (words_[i] << bits) | (words_[i - 1] >> (word_bits - bits));
        }
        words_[0] <<= bits;
        trim();
    }
    words_.insert(words_.begin(), by / word_bits, 0);
    return *this;
}

Natural& Natural::operator>>=(std::size_t by) {
    words_.erase(words_.begin(), words_.begin() + static_cast<std::ptrdiff_t>(std::min(by / word_bits, words_.size())));
    const std::size_t bits = by % word_bits;
    if (bits == 0 || words_.empty()) return *this;
    for (std::size_t i = 0; i + 1 < words_.size(); ++i) {
        words_[i] = (words_[i] >> bits) | (words_[i + 1] << (word_bits - bits));
    }
    words_.back() >>= bits;
    trim();
    return *this;
}

Natural operator*(const Natural& a, const Natural& b) {
    Natural result;
    if (a.is_zero() || b.is_zero()) return result;
    result.words_.resize(a.words_.size() + b.words_.size());
    for (std::size_t i = 0; i < a.words_.size(); ++i) {
        Word carry = 0;
        for (std::size_t j = 0; j < b.words_.size(); ++j) {
            const UInt128 part = UInt128{a.words_[i]} * b.words_[j] + result.words_[i + j] + carry;
            result.words_[i + j] = static_cast<Word>(part);
            carry = static_cast<Word>(part >> word_bits);
        }
        result.words_[i + b.words_.size()] = carry;
    }
    result.trim();
    return result;
}

std::strong_ordering operator<=>(const Natural& a, const Natural& b) {
    if (a.words_.size() != b.words_.size()) return a.words_.size() <=> b.words_.size();
    return std::lexicographical_compare_three_way(a.words_.rbegin(), a.words_.rend(), b.words_.rbegin(),
                                                  b.words_.rend());
}

NaturalQuotient divide(const Natural& a, const Natural& by) {
    if (by.is_zero()) throw DivisionByZero{};
    if (a < by) return {Natural{}, a};
    if (by.words().size() > 1) return long_division(a, by);
    std::vector<Word> words = a.words();
    const Word rest = divide_by_word(words, by.words().front());
    return {Natural::of_words(std::move(words)), Natural(rest)};
}

Natural greatest_common_divisor(Natural a, Natural b) {
    if (a < b) std::swap(a, b);
    while (b.words().size() > 1) {
        const EuclidSteps s = leading_steps(a, b);
        if (s.ab == 0) {
            a = std::exchange(b, divide(a, b).remainder);
        } else {
            Natural next = combined(s.ba, a, s.bb, b);
            a = combined(s.aa, a, s.ab, b);
            b = std::move(next);
        }
    }
    if (b.is_zero()) return a;
    const Natural rest = divide(a, b).remainder;
    return rest.is_zero() ? b : Natural(std::gcd(b.words().front(), rest.words().front()));
}

Natural power_of_ten(std::size_t exponent) {
    Natural result(1);
    for (; exponent >= chunk_digits; exponent -= chunk_digits) result = result * Natural(chunk);
    Word rest = 1;
    for (; exponent > 0; --exponent) rest *= 10;
    return result * Natural(rest);
}

Natural square_root(const Natural& n) {
    if (n.is_zero()) return n;
    // Newton's steps from above fall until the root, and then fall no more.
    Natural root = Natural(1) << (n.bits() + 1) / 2;
    while (true) {
        Natural next = (root + divide(n, root).quotient) >> 1;
        if (next >= root) return root;
        root = std::move(next);
    }
}

std::string to_text(const Natural& n) {
    if (n.is_zero()) return "0";
    std::vector<Word> words = n.words();
    std::string reversed;
    while (!words.empty()) {
        Word part = divide_by_word(words, chunk);
        for (std::size_t i = 0; i < chunk_digits && (part != 0 || !words.empty()); ++i, part /= 10) {
            reversed += static_cast<char>('0' + static_cast<int>(part % 10));
        }
    }
    std::reverse(reversed.begin(), reversed.end());
    return reversed;
}

}  // namespace dealcalc
