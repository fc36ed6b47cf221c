#pragma once
// The first half of judge() (verdict.hpp): what needs no rounding.

#include <optional>

#include <dealcalc/base/verdict.hpp>

namespace dealcalc {

/// The verdict at their word; nothing where the two are apart, so that rounding decides.
std::optional<Verdict> judge_at_word(const Range& computed, const Range& claimed);

}  // namespace dealcalc
