#pragma once
// The words with which a figure may begin, so that the grammar is asked at few of the words of an article.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/letters.hpp"

namespace dealcalc::article {

inline constexpr std::string_view openers[] = {
    // hedges
    "exactly", "precisely", "up", "as", "a", "an", "maximum", "minimum", "at", "no", "not", "under", "less", "below",
    "fewer", "well", "more", "over", "above", "exceeding", "in", "upwards", "upward", "north", "greater", "about",
    "approximately", "approx", "around", "roughly", "some", "circa", "close", "estimated", "nearly", "almost", "just",
    "slightly", "between", "anywhere", "ranging", "short", "shy", "capped", "surpassing", "approaching", "something",
    "comfortably", "within", "c", "ca", "est", "on",
    // numbers
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty",
    "sixty", "seventy", "eighty", "ninety", "half", "three", "another", "the",
    // factors
    "double", "doubled", "twice", "triple", "tripled", "quadruple", "quadrupled", "twofold", "threefold", "fourfold",
    "fivefold", "sixfold", "sevenfold", "eightfold", "ninefold", "tenfold", "twelvefold", "twentyfold", "hundredfold",
    // currencies before a number
    "rs", "rmb",
    // dates and times
    "decade", "first", "second", "third", "fourth", "final", "early", "mid", "late", "q", "h", "january", "february",
    "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan", "feb",
    "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"};

class Openers {
public:
    constexpr Openers() {
        for (const std::string_view word : openers) {
            std::size_t slot = hash(word);
            while (!slots_[slot].empty() && slots_[slot] != word) slot = (slot + 1) % size;
            slots_[slot] = word;
        }
    }

    constexpr bool hold(std::string_view word) const {
        if (word.size() > 13) return false;
        for (std::size_t slot = hash(word); !slots_[slot].empty(); slot = (slot + 1) % size) {
            if (equal_ignoring_case(slots_[slot], word)) return true;
        }
        return false;
    }

private:
    static constexpr std::size_t size = 1024;

    static constexpr std::size_t hash(std::string_view word) {
        const auto at = [&](std::size_t i) {
            return static_cast<std::size_t>(static_cast<unsigned char>(lower(word[i])));
        };
        return (at(0) * 31 + at(word.size() / 2) * 131 + at(word.size() - 1) * 17 + word.size() * 257) % size;
    }

    std::array<std::string_view, size> slots_{};
};

}  // namespace dealcalc::article
