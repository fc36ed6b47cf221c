#pragma once
// Deal: the terms of one deal as one set of sources reported them. Plain values in the order of the file.
//
// A Deal from read_deal (input/read.hpp) keeps these promises: ids are unique and name no measure; every amount is
// money or another unit that its place allows, and not negative; every name in a claim exists; sources exist.
// A Deal made by hand should keep them too; analyses answer what breaks them with a reason, never with a wrong number.
//
// Units: as figure.hpp; amounts of investments are money.
//
// Example:
//   Deal deal = std::move(*read_deal_file("deal.json").deal);
//   for (const Investment& i : deal.investments) use(i.label, i.amount.text);

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <dealcalc/base/date.hpp>
#include <dealcalc/base/diagnostic.hpp>
#include <dealcalc/base/figure.hpp>
#include <dealcalc/base/verdict.hpp>
#include <dealcalc/model/formula.hpp>

namespace dealcalc {

/// Where in its file an item begins, for messages about it later. Its JSON pointer is its list and its place in it:
/// "/claims/0".
struct Origin {
    std::size_t line = 0;  // from 1; 0: not from a file
    std::size_t column = 0;
    friend bool operator==(const Origin&, const Origin&) = default;
};

/// A figure with the words it was reported in. `low` and `high` are the deal file's own: each replaces one end by an
/// exact one, and leaves the other as it was, rounding included.
struct Reported {
    std::string text{};
    Figure figure{};
    std::optional<Number> low{};
    std::optional<Number> high{};
    friend bool operator==(const Reported&, const Reported&) = default;
};

inline bool has_own_ends(const Reported& reported) { return reported.low || reported.high; }

/// The values that the figure allows, as stated and with rounding.
Extent extent_of(const Reported& reported);

/// What it comes to at the most. Beside "up to v" `high` is the maximum; beside a figure that is no maximum `low` and
/// `high` say what the amount, and so its maximum, may be.
Extent most_of(const Reported& reported);

/// A date with the words it was reported in.
struct ReportedDate {
    std::string text{};
    DateRange range{};
    friend bool operator==(const ReportedDate&, const ReportedDate&) = default;
};

/// Who reported something (the id of a Source, or empty) and where in it.
struct Citation {
    std::string source{};
    std::string at{};
    friend bool operator==(const Citation&, const Citation&) = default;
};

struct Source {
    std::string id, title, publisher, published, url;
    friend bool operator==(const Source&, const Source&) = default;
};

/// prior: committed before; firm: unconditional, now; contingent: on a condition.
enum class Status { prior, firm, contingent };
std::string_view status_name(Status status);

struct Investment {
    std::string id, label;
    std::string same_as;  // the id of the same figure in another report; empty where the ids agree
    Status status = Status::firm;
    Reported amount;
    std::string condition;
    std::optional<ReportedDate> expected;
    std::optional<Number> probability;  // a fraction from 0 to 1
    std::vector<std::string> after;     // ids of investments that must be met first
    std::optional<Reported> stake;      // the share of the company that it buys, as reported
    std::string priced_at;              // the id of the valuation that it buys at; empty where the file does not say
    Citation cited;
    Origin origin;
    friend bool operator==(const Investment&, const Investment&) = default;
};

enum class Party { investor, company };
std::string_view party_name(Party party);

/// What a party promises in return: spend (money) or capacity (power, energy).
struct Commitment {
    std::string id, label;
    std::string same_as;  // the id of the same figure in another report; empty where the ids agree
    Party by = Party::company;
    Reported amount;
    std::optional<Reported> over;  // a duration
    Citation cited;
    Origin origin;
    friend bool operator==(const Commitment&, const Commitment&) = default;
};

enum class Basis { not_stated, pre_money, post_money };
std::string_view basis_name(Basis basis);

struct Valuation {
    std::string id, label;
    std::string same_as;  // the id of the same figure in another report; empty where the ids agree
    std::optional<ReportedDate> on;
    Reported value;
    Basis basis = Basis::not_stated;
    Citation cited;
    Origin origin;
    friend bool operator==(const Valuation&, const Valuation&) = default;
};

/// A sentence about a measure that can be true or false; without `that` it is recorded and stays unchecked.
struct Claim {
    std::string id, label;
    std::string same_as;  // the id of the same claim in another report; empty where the ids agree
    std::optional<Statement> that;
    Citation cited;
    Origin origin;
    friend bool operator==(const Claim&, const Claim&) = default;
};

struct Deal {
    std::string id, title, investor, company;
    std::string file;  // as the user named it; for messages
    std::optional<ReportedDate> announced;
    Currency currency;
    std::vector<Source> sources;
    std::vector<Investment> investments;
    std::vector<Commitment> commitments;
    std::vector<Valuation> valuations;
    std::vector<Claim> claims;
    friend bool operator==(const Deal&, const Deal&) = default;
};

/// The title, or "investor and company" where the file gives none.
std::string name_of(const Deal& deal);

/// The label of anything with `id` and `label`: the label, or the id where there is none.
template <class Item>
const std::string& label_of(const Item& item) {
    return item.label.empty() ? item.id : item.label;
}

/// The item with this id; null where there is none.
template <class Item>
const Item* find_id(const std::vector<Item>& items, std::string_view id) {
    for (const Item& item : items) {
        if (item.id == id) return &item;
    }
    return nullptr;
}

/// Every name that a formula over this deal may use: ids of figures, `<commitment>.over`, measures. In file order,
/// measures last.
std::vector<std::string> names_of(const Deal& deal);

/// Checks a statement's or formula's names and units against the deal: a name that does not exist (with the nearest
/// one that does), units that do not add, a product or a ratio without a unit. Nothing wrong: no value. Offsets are
/// those of the nodes.
/// Money in two currencies is not an error here: it stays unchecked, with its reason.
std::optional<Misread> misfit(const Formula& formula, const Deal& deal);
std::optional<Misread> misfit(const Statement& statement, const Deal& deal);

/// The unit of a formula over this deal; nothing where two currencies meet, or a name does not exist.
std::optional<Unit> unit_of(const Formula& formula, const Deal& deal);

}  // namespace dealcalc
