#pragma once
// Support: which other reports say what a side of a reading says.

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include <dealcalc/analysis/compare.hpp>

#include "analysis/matching.hpp"

namespace dealcalc {

/// What the claim says, as a figure. Precondition: it has one.
Reported figure_of(const Claim& claim);

/// The reports beside `explained` that support a side of a reading of its `claim`. Keeps references to all four.
class Supporters {
public:
    Supporters(const Matching& matching, const std::vector<Deal>& reports, std::size_t explained, const Claim& claim)
        : matching_(matching), reports_(reports), explained_(explained), claim_(claim) {}

    std::vector<std::size_t> of(const ReadingSide& side) const;

private:
    bool support(std::size_t other, const ReadingSide& side) const;
    bool agrees(std::size_t other, std::string_view name, const std::optional<Reported>& figure) const;
    bool contradicts(std::size_t other, std::string_view name) const;
    std::optional<Reported> own(std::string_view name) const;
    std::optional<Reported> counterpart(std::size_t other, std::string_view name) const;
    std::optional<Reported> changed(const Slip& slip) const;

    const Matching& matching_;
    const std::vector<Deal>& reports_;
    std::size_t explained_;
    const Claim& claim_;
};

}  // namespace dealcalc
