#pragma once
// Answer: what an analysis returns for a number: a Value, or Unknown with the reason. Never a 0 for what is not known.
// Answers add, subtract, multiply and divide: the one place where ranges, rounding, nominals and reasons are carried
// on.
//
// Units: those of the operands; `+` and `-` need like units. Errors: Unknown with its reason; the first that is unknown
// decides.
//
// Example:
//   Answer stake = evaluate("stake", deal);
//   if (const auto* value = std::get_if<Value>(&stake)) use(value->extent.word);
//   else why(std::get<Unknown>(stake).reason);

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <dealcalc/base/unit.hpp>
#include <dealcalc/base/verdict.hpp>
#include <dealcalc/model/deal.hpp>

namespace dealcalc {

/// Why a number cannot be computed. `Unknown::about` names what it is about, as each line says.
enum class Reason {
    two_currencies,    // about: the two currency codes
    unlike_units,      // about: the names whose units do not add
    zero_denominator,  // about: what holds zero
    input_twice,       // about: the name that stands twice in a formula where it is not taken as one
    too_large,         // about: nothing; a present value past 10^260
    beyond_meaning,    // about: nothing; growth past a million times a year
    no_investments,    // about: nothing
    no_spend,          // about: nothing; no commitment of the company is money
    no_power,          // about: nothing; no commitment is a power
    no_duration,       // about: the commitment without `over`
    no_valuation,      // about: nothing
    one_valuation,     // about: the only valuation
    no_date,           // about: the valuations without a date
    dates_overlap,     // about: the two valuations whose order the dates do not settle
    one_round,         // about: the pre-money and the post-money valuation of the only round
    several_rounds,    // about: the valuations at which payments buy, or the payments that state their stakes
    valued_later,      // about: the first valuation, which is after the announcement
    no_elapsed,        // about: nothing; neither dates nor a duration are given
    under_a_year,      // about: nothing; an annual rate would extrapolate
    not_positive,      // about: the name of a value that is zero or less, where a rate needs more
    unbounded,         // about: the name without an upper end
    no_such_name,      // about: the name
    no_probability,    // about: the milestones without one
    open_amount,       // about: the milestones of which more than one amount may be paid
    no_order,          // about: the milestone that comes after itself, or after what does not exist
    too_many,          // about: nothing; more milestones than are computed
    too_entangled,     // about: nothing; too many milestones wait for several others at a time
    long_probability,  // about: nothing; the probabilities have no common denominator of a length that is computed
    nothing_paid,      // about: nothing; no flow is negative
    nothing_back,      // about: nothing; no flow is positive
    after_exit,        // about: the investments that come after the exit
    beyond_whole,      // about: the shares that may be more than all of the company
    more_than_whole,   // about: the shares that are more than all of it, rounding included
    no_statement,      // about: the claim; it has no figures
};

struct Unknown {
    Reason reason = Reason::no_statement;
    std::vector<std::string> about{};
    friend bool operator==(const Unknown&, const Unknown&) = default;
};

/// A computed quantity. `face` is the result of the nominals, hedges and rounding left aside; it is absent where an
/// input has no single nominal ("a to b", dates). `approximate` marks the results that pass through binary floating
/// point (growth); their extent is widened so that the exact value lies inside.
struct Value {
    Extent extent{};
    std::optional<Number> face{};
    Unit unit{};
    bool approximate = false;
    friend bool operator==(const Value&, const Value&) = default;
};

using Answer = std::variant<Value, Unknown>;

/// One value, without a doubt.
Value exactly(const Number& number, const Unit& unit);
/// Every value of a range that is not widened by rounding.
Value within(const Range& range, const Unit& unit);
/// A reported figure; without a nominal where it has two ("a to b").
Value value_of(const Reported& reported);
Value value_of(const Figure& figure);
std::optional<Number> nominal_of(const Reported& reported);

/// Every result of a value of `a` and one of `b`: the two must not share an input (for that see evaluate.hpp). A
/// quotient that needs a unit or a name of its own gets it from the caller.
Answer operator+(const Answer& a, const Answer& b);
Answer operator-(const Answer& a, const Answer& b);
/// Precondition: neither may be negative. Of two values with a unit there is no product.
Answer operator*(const Answer& a, const Answer& b);
Answer operator/(const Answer& a, const Answer& b);

/// The same answer with what it is about, where it is unknown and does not say; and with a unit, where it is known.
Answer about(Answer answer, std::vector<std::string> names);
Answer in_unit(Answer answer, const Unit& unit);

/// A duration as time, months or years: durations go by the calendar, in which 12 months are a year and a month 30.436875
/// days. Any other value as it is.
Value in_time(Value value, Dimension unit);
Number in_time(const Number& number, Dimension from, Dimension to);

/// Why two units do not add: two currencies, or `names` whose units are unlike.
Unknown mismatch(const Unit& a, const Unit& b, std::vector<std::string> names);

/// Values of one unit added up in place, one by one: the sums of a deal and those over a million deals.
class Sum {
public:
    void add(const Extent& extent, const std::optional<Number>& nominal);
    void add(const Value& value) { add(value.extent, value.face); }
    void add(const Sum& more);

    Value value(const Unit& unit) const;

private:
    RangeSum word_{}, rounded_{};
    Number nominal_ = 0;
    bool has_nominal_ = true;
};

}  // namespace dealcalc
