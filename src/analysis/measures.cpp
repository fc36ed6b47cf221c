#include <dealcalc/analysis/measures.hpp>

#include <dealcalc/analysis/evaluate.hpp>

namespace dealcalc {

Measures measures_of(const Deal& deal) {
    return {evaluate("committed", deal), evaluate("contingent", deal), evaluate("exposure", deal),
            evaluate("multiple", deal), evaluate("stake", deal)};
}

}  // namespace dealcalc
