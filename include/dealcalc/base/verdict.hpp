#pragma once
// Verdict: what may be said of a claim, and the one predicate by which check and explain decide it.
//
// Example:
//   judge({Range::only(285), Range::only(285)}, {Range::only(330), Range::between(329, 331)});   // Verdict::fails

#include <string_view>

#include <dealcalc/base/range.hpp>

namespace dealcalc {

/// In the order of how much they ask of a reader, worst first.
enum class Verdict { fails, undetermined, unchecked, holds_by_rounding, holds };

/// A range twice: at its word (hedges only), and with every written number widened to its rounding interval.
/// `rounded` holds `word`. Same unit on both.
struct Extent {
    Range word{};
    Range rounded{};
    friend bool operator==(const Extent&, const Extent&) = default;
};

/// 1. At their word: computed inside claimed holds; neither inside nor apart is undetermined.
/// 2. Apart at their word, and apart with rounding too: fails. If they meet with rounding: holds by rounding where
///    the computed range is a single value, else undetermined.
/// Never returns unchecked.
Verdict judge(const Extent& computed, const Extent& claimed);

/// "holds", "holds by rounding", "undetermined", "fails", "unchecked".
std::string_view verdict_name(Verdict verdict);

}  // namespace dealcalc
