#pragma once
// Draft: a deal file from articles. Nothing that was found is dropped: what has no place in the file stands under
// `x-unplaced` with its words and its sentence. Nothing is guessed in silence: every item says where it was found, and
// its sentence stands beside it.
//
// The same texts give the same file: no clock, no network.
//
// Example:
//   if (const auto drafted = draft(scans)) write(drafted->text);

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <dealcalc/article/scan.hpp>

namespace dealcalc::article {

struct Draft {
    std::string text{};  // a deal file, in JSON
    std::size_t figures = 0;
    std::size_t payments = 0;
    std::size_t commitments = 0;
    std::size_t valuations = 0;
    std::size_t claims = 0;
    std::size_t unplaced = 0;
    bool parties_named = false;
};

/// Nothing where the texts speak of no deal: no payment, no promise, no valuation. Precondition: at least one scan.
std::optional<Draft> draft(const std::vector<Scan>& scans);

}  // namespace dealcalc::article
