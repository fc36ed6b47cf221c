#pragma once
// Verdicts as keys and as counts, in the order of how much they ask of a reader.

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include <dealcalc/base/verdict.hpp>
#include <dealcalc/report/row.hpp>

namespace dealcalc {

struct VerdictKey {
    RowKey key;
    Verdict verdict;
};

inline constexpr std::array<VerdictKey, 5> verdict_keys = {{{"fails", Verdict::fails},
                                                            {"undetermined", Verdict::undetermined},
                                                            {"unchecked", Verdict::unchecked},
                                                            {"holds_by_rounding", Verdict::holds_by_rounding},
                                                            {"holds", Verdict::holds}}};

/// The verdict as machines get it: "holds_by_rounding".
std::string_view verdict_key(Verdict verdict);

/// "1 fails", "2 fail", "3 undetermined".
std::string counted_words(std::size_t count, Verdict verdict);

}  // namespace dealcalc
