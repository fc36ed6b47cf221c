#include "base/suggest.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "base/letters.hpp"

namespace dealcalc {

namespace {

/// Nobody mistypes a word this long; it also bounds the work on hostile input.
constexpr std::size_t longest_word = 64;

/// Edits between the two (optimal string alignment).
std::size_t edits(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const bool same = lower(a[i - 1]) == lower(b[j - 1]);
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (same ? 0u : 1u)});
            const bool swapped = i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
                                 lower(a[i - 2]) == lower(b[j - 1]);
            if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
        }
        std::swap(before, above);
        std::swap(above, row);
    }
    return above[b.size()];
}

}  // namespace

std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string_view> candidates) {
    if (word.size() > longest_word) return std::nullopt;
    std::optional<std::string_view> best;
    std::size_t fewest = 0;
    for (const std::string_view candidate : candidates) {
        const std::size_t count = edits(word, candidate);
        if (count > std::max(word.size(), candidate.size()) / 3 || (best && count >= fewest)) continue;
        best = candidate;
        fewest = count;
    }
    return best;
}

std::string choice_help(std::string_view word, std::span<const std::string_view> candidates, std::string_view none) {
    if (candidates.empty()) return std::string(none);
    if (const auto close = nearest(word, candidates)) return "did you mean " + std::string(*close) + "?";
    if (candidates.size() == 1) return "the only one is " + std::string(candidates.front());
    std::string help = "choose one of ";
    for (const std::string_view candidate : candidates) {
        if (candidate.data() != candidates.front().data()) help += ", ";
        help += candidate;
    }
    return help;
}

}  // namespace dealcalc
