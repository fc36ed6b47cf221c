#pragma once
// Total: a claim about a sum, taken apart into the figures that may have slipped.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <dealcalc/analysis/check.hpp>
#include <dealcalc/analysis/expression.hpp>

namespace dealcalc {

/// What a figure adds to the sum: its values with their sign, and its nominal.
struct Contribution {
    Extent extent;
    std::optional<Number> nominal;
};

Contribution operator*(const Contribution& contribution, const Number& factor);
Contribution operator+(const Contribution& a, const Contribution& b);

struct TotalPart {
    std::string id;
    Reported reported;
    Contribution adds;
    bool pinned = false;   // a holding claim says what it is: no suspect
    bool is_zero = false;  // at its word: at any scale, doubled or left out it changes nothing; its digits may
    /// The same for another figure in its place.
    std::function<Contribution(const Reported&)> adds_if;
};

struct Total {
    std::string id;  // of the claim
    Reported reported;
    Contribution claimed;
    std::function<Contribution(const Reported&)> claimed_if;
    std::vector<TotalPart> parts;  // in the order of the file
    Unit unit;
};

/// Nothing where the claim is not about a sum of figures in one unit. `claims` are those of the deal: the ones that hold
/// pin figures down.
std::optional<Total> total_of(const CheckedClaim& checked, const Deal& deal, const std::vector<CheckedClaim>& claims);

/// The sum of what the parts add.
Contribution sum_of(const std::vector<Contribution>& contributions);

}  // namespace dealcalc
