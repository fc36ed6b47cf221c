#include <dealcalc/base/verdict.hpp>

namespace dealcalc {

Verdict judge(const Extent& computed, const Extent& claimed) {
    if (inside(computed.word, claimed.word)) return Verdict::holds;
    if (!apart(computed.word, claimed.word)) return Verdict::undetermined;
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
