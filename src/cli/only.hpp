#pragma once
// --only: which of many deals get a row.

#include <array>
#include <variant>
#include <vector>

#include <dealcalc/analysis/judge.hpp>

#include "cli/command.hpp"

namespace dealcalc::cli {

inline constexpr Option only_option{
    "--only", "VERDICT",
    "of many deals show those with a claim that fails, is undetermined, unchecked, holds-by-rounding or holds, or that "
    "are unreadable; several with commas", true};

/// Without --only every deal is wanted.
class Wanted {
public:
    void want(Verdict verdict) {
        verdicts_[static_cast<std::size_t>(verdict)] = true;
        all_ = false;
    }
    void want_unreadable() {
        unreadable_ = true;
        all_ = false;
    }

    bool any_of(const std::vector<JudgedClaim>& claims) const;
    bool unreadable() const { return all_ || unreadable_; }

private:
    std::array<bool, 5> verdicts_{};
    bool unreadable_ = false;
    bool all_ = true;
};

std::variant<Wanted, Diagnostics> wanted_by(const Arguments& arguments);

}  // namespace dealcalc::cli
