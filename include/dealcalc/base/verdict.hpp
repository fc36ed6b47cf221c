#pragma once
// Verdict: what may be said of a claim, and the one predicate by which check and explain decide it.
//
// Example:
//   const Claimed claimed = claimed_by(figure("$330"));      // 330, and 329.5 to 330.5 if it was rounded
//   judge({Range::only(285), Range(End{284}, End{286})}, claimed);   // Verdict::fails

#include <string_view>

#include <dealcalc/base/range.hpp>

namespace dealcalc {

/// In the order of how much they ask of a reader, worst first.
enum class Verdict { fails, undetermined, unchecked, holds_by_rounding, holds };

/// A range twice: as stated (hedges only), and if the author rounded what was written. `rounded` holds `word`. Same unit
/// on both.
struct Extent {
    Range word{};
    Range rounded{};
    friend bool operator==(const Extent&, const Extent&) = default;
};

/// What a claim says of a quantity. `near` holds `word`: where a value may lie and the claim is not plainly wrong.
struct Claimed {
    Range word{};
    Range near{};
    bool is_number = false;  // "is v", not a threshold, an approximation or a range
    friend bool operator==(const Claimed&, const Claimed&) = default;
};

/// 1. Every computed value as stated is claimed: holds.
/// 2. Of a number: one value that rounding can bring near the claim, or several that are all near it: holds by rounding.
///    Nothing else ever holds by rounding, least of all a threshold.
/// 3. Rounding can bring a computed value near the claim: undetermined. Else: fails.
/// Never returns unchecked.
Verdict judge(const Extent& computed, const Claimed& claimed);

/// "holds", "holds by rounding", "undetermined", "fails", "unchecked".
std::string_view verdict_name(Verdict verdict);

}  // namespace dealcalc
