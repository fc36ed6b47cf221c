#include <dealcalc/base/verdict.hpp>

namespace dealcalc {

Verdict judge(const Extent& computed, const Claimed& claimed) {
    if (inside(computed.word, claimed.word)) return Verdict::holds;
    if (apart(computed.rounded, claimed.near)) return Verdict::fails;
    const bool by_rounding = claimed.is_number && (computed.word.single() || inside(computed.word, claimed.near));
    return by_rounding ? Verdict::holds_by_rounding : Verdict::undetermined;
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
