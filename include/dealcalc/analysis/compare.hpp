#pragma once
// Compare: the same deal in several reports, figure by figure.
//
// Figures are matched by id, or by `same_as` where a file says so; stated totals by their formula too. Investments are
// matched with investments, commitments with commitments, and so on. Two figures are compared by what they allow: "up
// to" figures by their maximum, since "up to $20B" and "up to $200B" do not say the same although every 20 is below
// 200.
// Dates are not compared.
//
// Units: those of the figures. Errors: none.
//
// Example (the first deal and its second report):
//   Comparison c = compare_reports({article, second});
//   c.figures[0].agreement;         // Agreement::contradictory: prior
//   c.figures[0].factor->exponent;  // 1: ten times
//   c.failed[0].supported[0].side;  // {prior /10, milestone /10, total /10}

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <dealcalc/analysis/check.hpp>
#include <dealcalc/analysis/readings.hpp>
#include <dealcalc/model/deal.hpp>

namespace dealcalc {

/// From the most to the least.
enum class Agreement {
    equal,             // the same values
    equal_at_maximum,  // the same maximum; one allows less
    compatible,        // the ranges meet, with rounding
    contradictory,     // they do not
    unlike_units,      // not comparable: two currencies, or power and money
    only_in_one,       // reported once only
};

/// Symmetric. Where both say "up to", "up to about" or "at most", their maxima are compared.
Agreement agreement_of(const Reported& a, const Reported& b);

/// A figure of one report is 10^exponent times that of another, at face value.
struct Factor {
    int exponent = 0;        // not 0
    std::size_t report = 0;  // the first that has the figure
    std::size_t other = 0;   // the first whose nominal differs
    friend bool operator==(const Factor&, const Factor&) = default;
};

struct ComparedFigure {
    enum class Kind { investment, commitment, duration, valuation, total };
    Kind kind = Kind::investment;
    std::string id;                                  // in the first report that has it
    std::string label;                               // there
    std::vector<std::string> ids;                    // by report; empty where it is not reported
    std::vector<std::string> standing;               // by report: status, party or basis; may be empty
    std::vector<std::optional<Reported>> reported;   // by report
    Agreement agreement = Agreement::only_in_one;    // the worst of all pairs
    std::optional<Factor> factor{};
};

/// A statement of one report or of several, checked against the figures of each. Statements are the same where formula
/// and figure are, by whatever names the reports call the figures.
struct ComparedClaim {
    Claim claim;                                       // of the first report that makes it
    std::vector<bool> made_in;                         // by report
    /// By report; nothing where it names what the report does not have.
    std::vector<std::optional<CheckedClaim>> checked;
};

/// A side of a reading that other reports support.
struct SupportedReading {
    SlipKind kind = SlipKind::scale;
    ReadingSide side;
    bool by_rounding = false;     // foots within rounding only, or not for every value
    std::vector<std::size_t> by;  // reports
};

/// A stated total of one report that fails (or that two currencies leave unchecked), and what others say to it.
struct ComparedExplanation {
    std::size_t report = 0;
    Explanation explanation;
    std::vector<SupportedReading> supported;  // in the order of the readings
};

struct Comparison {
    std::vector<Deal> reports;
    std::vector<ComparedFigure> figures;  // investments, commitments, valuations, then stated totals
    std::vector<ComparedClaim> claims;    // in the order of the reports; claims without figures left out
    std::vector<ComparedExplanation> failed;
    std::vector<std::size_t> alone;  // reports that have no investment, commitment or valuation in common with another
};

Comparison compare_reports(std::vector<Deal> reports);

/// Whether a report has a counterpart of every figure that the side changes, agrees with each as changed, and agrees
/// with every other figure of the total that it has too. What only says how a figure counts (omitted, doubled, another
/// sign) no figure of another report can support. `claim` is the failed claim of `explained`.
bool supports(const Deal& report, const ReadingSide& side, const Claim& claim, const Deal& explained);

}  // namespace dealcalc
