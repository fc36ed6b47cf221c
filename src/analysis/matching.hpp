#pragma once
// Matching: which figures of several reports are the same figure under one id, or under two ids and a `same_as`.
// And support: which other reports say what a side of a reading says.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <dealcalc/analysis/compare.hpp>
#include <dealcalc/model/deal.hpp>

namespace dealcalc {

/// One figure in several reports: by report its index in the list it stands in, nothing where it is not reported.
using Counterparts = std::vector<std::optional<std::size_t>>;

/// An item to be matched. Items with the same key can be one thing; `same_as` says that they are.
struct Matchable {
    std::size_t report = 0;
    std::size_t index = 0;
    std::string_view id;
    std::string_view same_as{};
    std::vector<std::string> keys{};  // beside the id: alike in the first, then in the second, and so on
};

/// Items that are the same, in the order of their first appearance. An item of a report is matched with at most one of
/// every other: what `same_as` says comes first, then id and key together, then the keys in turn. Items without keys
/// are matched by id alone.
std::vector<Counterparts> match(const std::vector<Matchable>& items, std::size_t reports);

struct Matching {
    std::vector<Counterparts> investments;
    std::vector<Counterparts> commitments;
    std::vector<Counterparts> valuations;
    std::vector<Counterparts> totals;  // stated totals among the claims
};

Matching match_reports(const std::vector<Deal>& reports);

/// A claim about a sum that was stated: `exposure`, `committed`, `contingent`, `spend`, or a sum written out.
bool is_stated_total(const Claim& claim);

/// The name that a figure of one report has in another; nothing where that does not have it.
std::optional<std::string> name_in(const Matching& matching, const std::vector<Deal>& reports, std::size_t from,
                                   std::size_t to, std::string_view name);

/// The formula in the names of another report; nothing where one of its figures is not there.
std::optional<Formula> formula_in(const Matching& matching, const std::vector<Deal>& reports, std::size_t from,
                                  std::size_t to, const Formula& formula);

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
