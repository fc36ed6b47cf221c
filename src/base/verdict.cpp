#include <dealcalc/base/verdict.hpp>

#include "base/verdict_at_word.hpp"

namespace dealcalc {

std::optional<Verdict> judge_at_word(const Range& computed, const Range& claimed) {
    if (inside(computed, claimed)) return Verdict::holds;
    if (!apart(computed, claimed)) return Verdict::undetermined;
    return std::nullopt;
}

Verdict judge(const Extent& computed, const Extent& claimed) {
    if (const auto verdict = judge_at_word(computed.word, claimed.word)) return *verdict;
    if (apart(computed.rounded, claimed.rounded)) return Verdict::fails;
    return computed.word.single() ? Verdict::holds_by_rounding : Verdict::undetermined;
}

std::string_view verdict_name(Verdict verdict) {
    switch (verdict) {
        case Verdict::fails: return "fails";
        case Verdict::undetermined: return "undetermined";
        case Verdict::unchecked: return "unchecked";
        case Verdict::holds_by_rounding: return "holds by rounding";
        default: return "holds";
    }
}

}  // namespace dealcalc
