#include "input/deal_reader.hpp"

#include <array>
#include <utility>

#include <fmt/core.h>

#include "input/figures.hpp"
#include "model/words.hpp"

namespace dealcalc::input {
namespace {

using enum Need;

constexpr std::array money_only = {Dimension::money};
constexpr std::array promises = {Dimension::money, Dimension::power, Dimension::energy};
constexpr std::array time_only = {Dimension::time};

constexpr FigureRule investment_amount{"the amount of an investment", "money", money_only, "$5B"};
constexpr FigureRule commitment_amount{"the amount of a commitment", "money, power or energy", promises, "$100B"};
constexpr std::array share_only = {Dimension::percent};
constexpr FigureRule stake_share{"a stake", "a percentage", share_only, "10 %"};
constexpr FigureRule duration{"the duration of a commitment", "time", time_only, "10 years"};
constexpr FigureRule valuation_value{"a valuation", "money", money_only, "$380B"};

// The words of a key, in the order of their enumerators.
constexpr std::array<std::string_view, 3> statuses = {"prior", "firm", "contingent"};
constexpr std::array<std::string_view, 2> parties = {"investor", "company"};
constexpr std::array<std::string_view, 2> bases = {"pre-money", "post-money"};

// ---- values that several kinds of items have

template <auto member, class Item>
void take_text(Draft& draft, const Field& field, Item& item) {
    read_text(draft.reading, field, item.*member);
}

template <auto member, class Item>
void take_date(Draft& draft, const Field& field, Item& item) {
    auto& date = item.*member;
    if (!read_date(draft.reading, field, date.emplace())) date.reset();
}

template <auto member, auto& words, auto first, class Item>
void take_word(Draft& draft, const Field& field, Item& item) {
    const auto word = read_word(draft.reading, field, words);
    if (word) item.*member = static_cast<decltype(first)>(static_cast<std::size_t>(first) + *word);
}

template <auto member, auto& rule, class Item>
void take_figure(Draft& draft, const Field& field, Item& item) {
    draft.figure_read = read_figure(draft.reading, field, rule, item.*member);
}

template <auto member, class Item>
void take_bound(Draft& draft, const Field& field, Item&) {
    if (!is_bound(draft.reading, field)) return;
    draft.*member = field;
    (draft.*member).value.text = draft.reading.lasting(field.value);
}

/// Takes an id, noted for check_references; `otherwise` is the way out where it names a measure.
bool take_name(Draft& draft, const Field& field, std::string& to, std::vector<NameUse>& uses,
               std::string_view otherwise) {
    Reading& reading = draft.reading;
    if (!read_text(reading, field, to)) return false;
    if (!is_id(to)) {
        const std::string near = lower_joined(to, '_');
        const bool usable = is_id(near) && !is_measure(near);
        reading.add("bad-id", in_quotes(to) + " is not an id", field.value.span,
                    usable ? "did you mean " + in_quotes(near) + "?"
                           : "an id is in snake_case: a to z, digits, single underscores, a letter first");
    } else if (is_measure(to)) {
        reading.add("id-is-measure", in_quotes(to) + " is the name of a measure, which dealcalc computes",
                    field.value.span, std::string(otherwise));
    } else {
        uses.push_back({draft.reading.lasting(field.value), field.value.span.begin});
        return true;
    }
    to.clear();
    return false;
}

template <class Item>
void take_id(Draft& draft, const Field& field, Item& item) {
    take_name(draft, field, item.id, draft.ids, "choose another id");
}

template <class Item>
void take_same_as(Draft& draft, const Field& field, Item& item) {
    take_name(draft, field, item.same_as, draft.same_as, "give the id that it has in the other report");
}

template <class Item>
void take_source(Draft& draft, const Field& field, Item& item) {
    if (!read_text(draft.reading, field, item.cited.source)) return;
    draft.sources.push_back({draft.reading.lasting(field.value), field.value.span.begin});
}

template <class Item>
void take_at(Draft& draft, const Field& field, Item& item) {
    read_text(draft.reading, field, item.cited.at);
}

// ---- values of one kind of item

void take_published(Draft& draft, const Field& field, Source& source) {
    ReportedDate date;
    if (read_date(draft.reading, field, date)) source.published = std::move(date.text);
}

void take_probability(Draft& draft, const Field& field, Investment& investment) {
    read_probability(draft.reading, field, investment.probability);
}

void take_after(Draft& draft, const Field& field, Investment& investment) {
    Reading& reading = draft.reading;
    if (field.value.kind != JsonKind::list) {
        const bool one = field.value.kind == JsonKind::string;
        const std::string help = one ? "write [" + in_quotes(field.value.text) + "]" : "";
        reading.add("wrong-type", "after is " + std::string(kind_word(field.value)) + ", and must be a list of ids",
                    reading.whole(field.value), help);
        return;
    }
    std::size_t count = 0;
    while (reading.json.next_item()) {
        const JsonValue entry = reading.json.value();
        if (entry.kind != JsonKind::string) {
            reading.add("wrong-type", "after holds " + std::string(kind_word(entry)) + ", and must be a list of ids",
                        reading.whole(entry), "");
            continue;
        }
        if (count == investment.after.size()) investment.after.emplace_back();
        investment.after[count++].assign(entry.text);
        draft.after.push_back({draft.reading.lasting(entry), entry.span.begin});
    }
    investment.after.resize(count);
}

void take_stake(Draft& draft, const Field& field, Investment& investment) {
    if (!read_figure(draft.reading, field, stake_share, investment.stake.emplace())) investment.stake.reset();
}

void take_priced_at(Draft& draft, const Field& field, Investment& investment) {
    take_name(draft, field, investment.priced_at, draft.priced_at, "give the id of a valuation");
}

void take_over(Draft& draft, const Field& field, Commitment& commitment) {
    if (!read_figure(draft.reading, field, duration, commitment.over.emplace())) commitment.over.reset();
}

void take_that(Draft& draft, const Field& field, Claim& claim) {
    Reading& reading = draft.reading;
    if (!is_text(reading, field)) return;
    if (!claim.that) claim.that.emplace();
    if (const auto misread = read_statement(field.value.text, reading.home, *claim.that)) {
        reading.add("unreadable-claim", *misread, field.value);
    } else {
        draft.that.back() = field.value.span.begin;
    }
}

void take_deal_id(Draft& draft, const Field& field, Deal& deal) {
    if (!read_text(draft.reading, field, deal.id) || is_deal_id(deal.id)) return;
    const std::string near = lower_joined(deal.id, '-');
    draft.reading.add("bad-id", in_quotes(deal.id) + " is not an id", field.value.span,
                      near.empty() ? "an id of a deal is of a to z, digits, - and _"
                                   : "did you mean " + in_quotes(near) + "?");
    deal.id.clear();
}

/// What the file is checked by. Where it is the language of schemas itself, every other key would be a problem.
void take_schema(Draft& draft, const Field& field, Deal&) {
    if (!is_string(draft.reading, field) || field.value.text.find("//json-schema.org/") == std::string_view::npos) {
        return;
    }
    throw JsonFault{{"not-a-deal", "this is a JSON Schema, not a deal", field.value.span,
                     "name the files of deals; a directory is read without its *.schema.json"},
                    draft.reading.json.pointer()};
}

void take_currency(Draft& draft, const Field& field, Deal& deal) {
    read_currency(draft.reading, field, deal.currency);
    draft.reading.home = deal.currency;
    draft.home_known = true;
}

// ---- items

template <class Item, std::size_t count>
using ItemKeys = KeyTable<Draft, Item, count>;

constexpr ItemKeys<Source, 5> source_keys("a source", {{"id", take_id, required},
                                                       {"title", take_text<&Source::title>, required},
                                                       {"publisher", take_text<&Source::publisher>},
                                                       {"published", take_published},
                                                       {"url", take_text<&Source::url>}});

constexpr ItemKeys<Investment, 15> investment_keys(
    "an investment", {{"id", take_id, required},
                      {"label", take_text<&Investment::label>},
                      {"status", take_word<&Investment::status, statuses, Status::prior>, required, true},
                      {"amount", take_figure<&Investment::amount, investment_amount>, required, true},
                      {"low", take_bound<&Draft::low>, optional, true},
                      {"high", take_bound<&Draft::high>, optional, true},
                      {"condition", take_text<&Investment::condition>},
                      {"expected", take_date<&Investment::expected>},
                      {"probability", take_probability},
                      {"after", take_after},
                      {"stake", take_stake, optional, true},
                      {"priced_at", take_priced_at},
                      {"same_as", take_same_as},
                      {"source", take_source},
                      {"at", take_at}});

constexpr ItemKeys<Commitment, 10> commitment_keys(
    "a commitment", {{"id", take_id, required},
                     {"label", take_text<&Commitment::label>},
                     {"by", take_word<&Commitment::by, parties, Party::investor>, required, true},
                     {"amount", take_figure<&Commitment::amount, commitment_amount>, required, true},
                     {"low", take_bound<&Draft::low>, optional, true},
                     {"high", take_bound<&Draft::high>, optional, true},
                     {"over", take_over, optional, true},
                     {"same_as", take_same_as},
                     {"source", take_source},
                     {"at", take_at}});

constexpr ItemKeys<Valuation, 10> valuation_keys(
    "a valuation", {{"id", take_id, required},
                    {"label", take_text<&Valuation::label>},
                    {"on", take_date<&Valuation::on>},
                    {"value", take_figure<&Valuation::value, valuation_value>, required, true},
                    {"low", take_bound<&Draft::low>, optional, true},
                    {"high", take_bound<&Draft::high>, optional, true},
                    {"basis", take_word<&Valuation::basis, bases, Basis::pre_money>},
                    {"same_as", take_same_as},
                    {"source", take_source},
                    {"at", take_at}});

constexpr ItemKeys<Claim, 6> claim_keys("a claim", {{"id", take_id, required},
                                                    {"that", take_that},
                                                    {"label", take_text<&Claim::label>},
                                                    {"same_as", take_same_as},
                                                    {"source", take_source},
                                                    {"at", take_at}});

// What an item holds from the deal before; its memory stays.

void clear(Source& source) {
    for (std::string* text : {&source.id, &source.title, &source.publisher, &source.published, &source.url}) {
        text->clear();
    }
}

template <class Item>
void clear_common(Item& item) {
    for (std::string* text : {&item.id, &item.label, &item.same_as, &item.cited.source, &item.cited.at}) text->clear();
}

void clear_ends(Reported& reported) {
    reported.low.reset();
    reported.high.reset();
}

void clear(Investment& investment) {
    clear_common(investment);
    clear_ends(investment.amount);
    investment.condition.clear();
    investment.expected.reset();
    investment.probability.reset();
    if (!investment.after.empty()) investment.after.clear();
    investment.stake.reset();
    investment.priced_at.clear();
}

void clear(Commitment& commitment) {
    clear_common(commitment);
    clear_ends(commitment.amount);
    commitment.over.reset();
}

void clear(Valuation& valuation) {
    clear_common(valuation);
    valuation.on.reset();
    clear_ends(valuation.value);
    valuation.basis = Basis::not_stated;
}

/// Of the statement finish() decides.
void clear(Claim& claim) {
    clear_common(claim);
}

// What is left to do when all keys of an item were read.

void finish(Draft& draft, Source& source, Span, ObjectOutcome) {
    if (source.id.empty()) draft.source_ids_complete = false;
}

template <class Item>
Reported& figure_of(Item& item) {
    return item.amount;
}
Reported& figure_of(Valuation& valuation) {
    return valuation.value;
}

/// An item that cannot be read stays in the draft, so that its name is still known.
template <class Item>
void finish(Draft& draft, Item& item, Span, ObjectOutcome outcome) {
    if (draft.low.key != nullptr || draft.high.key != nullptr) {
        constexpr std::string_view key = std::is_same_v<Item, Valuation> ? "value" : "amount";
        Reported* figure = draft.figure_read ? &figure_of(item) : nullptr;
        outcome.sound = apply_bounds(draft.reading, draft.low, draft.high, key, figure) && outcome.sound;
    }
    if (item.id.empty()) draft.figure_ids_complete = false;
    if (outcome.sound) return;
    draft.damaged.insert(item.id);
    draft.any_damaged = true;
}

void finish(Draft& draft, Claim& claim, Span opening, ObjectOutcome outcome) {
    if (draft.that.back() == 0) claim.that.reset();
    if (outcome.has(claim_keys.find("that")) || outcome.has(claim_keys.find("label"))) return;
    draft.reading.add("missing-key", R"(a claim has neither "that" nor "label")", opening,
                      R"("that" says what can be checked, "label" records the rest)");
}

void begin(Draft&, Source& source, Span) {
    clear(source);
}

template <class Item>
void begin(Draft& draft, Item& item, Span opening) {
    const JsonParser& json = draft.reading.json;
    clear(item);
    item.origin = {json.line(), json.column(opening.begin)};
    draft.low.key = draft.high.key = nullptr;
    draft.figure_read = false;
    if constexpr (std::is_same_v<Item, Claim>) draft.that.push_back(0);
}

// ---- the deal

template <auto member, auto& keys>
void take_items(Draft& draft, const Field& field, Deal& deal) {
    auto& items = deal.*member;
    Reading& reading = draft.reading;
    if (field.value.kind != JsonKind::list) {
        reading.add("wrong-type",
                    fmt::format("{} is {}, and must be a list of objects", field.key->name, kind_word(field.value)),
                    reading.whole(field.value),
                    field.value.kind == JsonKind::object ? "a single item stands in [ ] too" : "");
        draft.lose_names();
        return;
    }
    if (!std::exchange(draft.home_known, true)) {
        reading.home = currency_ahead(reading.json).value_or(Currency());
    }
    std::size_t count = 0;
    while (reading.json.next_item()) {
        const JsonValue value = reading.json.value();
        if (value.kind != JsonKind::object) {
            reading.add("wrong-type",
                        fmt::format("{} is an object, and this is {}", keys.rule().what, kind_word(value)),
                        reading.whole(value), "");
            draft.lose_names();
            continue;
        }
        if (count == items.size()) items.emplace_back();
        auto& item = items[count++];
        begin(draft, item, value.span);
        finish(draft, item, value.span, read_object(draft, keys, value.span, item));
    }
    items.resize(count);
}

constexpr ItemKeys<Deal, 12> deal_keys("a deal",
                                       {{"$schema", take_schema},
                                        {"id", take_deal_id, required},
                                        {"title", take_text<&Deal::title>},
                                        {"investor", take_text<&Deal::investor>, required},
                                        {"company", take_text<&Deal::company>, required},
                                        {"announced", take_date<&Deal::announced>},
                                        {"currency", take_currency, required},
                                        {"sources", take_items<&Deal::sources, source_keys>},
                                        {"investments", take_items<&Deal::investments, investment_keys>},
                                        {"commitments", take_items<&Deal::commitments, commitment_keys>},
                                        {"valuations", take_items<&Deal::valuations, valuation_keys>},
                                        {"claims", take_items<&Deal::claims, claim_keys>}});

void clear(Deal& deal) {
    for (std::string* text : {&deal.id, &deal.title, &deal.investor, &deal.company}) text->clear();
    deal.announced.reset();
    deal.currency = {};
}

/// Lists that the file does not have are those of the deal before.
void clear_absent_lists(Deal& deal, const ObjectOutcome& outcome) {
    const auto is_absent = [&](std::string_view name) { return !outcome.has(deal_keys.find(name)); };
    if (is_absent("sources")) deal.sources.clear();
    if (is_absent("investments")) deal.investments.clear();
    if (is_absent("commitments")) deal.commitments.clear();
    if (is_absent("valuations")) deal.valuations.clear();
    if (is_absent("claims")) deal.claims.clear();
}

}  // namespace

void Draft::start(std::string_view text, std::size_t first_line) {
    clear(deal);
    for (auto* uses : {&ids, &same_as, &sources, &after, &priced_at}) uses->clear();
    that.clear();
    damaged.clear();
    any_damaged = false;
    figure_ids_complete = source_ids_complete = true;
    home_known = false;
    reading.start(text, deal_file, first_line);
}

void read_draft(Draft& draft, std::string_view text, std::size_t first_line) {
    draft.start(text, first_line);
    Reading& reading = draft.reading;
    const JsonValue root = reading.json.value();
    if (root.kind != JsonKind::object) {
        const std::string word(kind_word(root));
        reading.json.leave(0);
        reading.json.end();
        reading.add("wrong-type", "a deal is an object, and this is " + word, {root.span.begin, root.span.begin + 1},
                    "one file holds one deal, in { }");
        return;
    }
    const ObjectOutcome outcome = read_object(draft, deal_keys, root.span, draft.deal);
    reading.json.end();
    if (outcome.any_unknown) draft.lose_names();
    clear_absent_lists(draft.deal, outcome);
    check_references(draft);
}

bool is_deal_id(std::string_view text) {
    bool joint_before = true;
    for (const char c : text) {
        const bool is_part = static_cast<unsigned char>(c - 'a') < 26 || static_cast<unsigned char>(c - '0') < 10;
        if (is_part) {
            joint_before = false;
            continue;
        }
        if (joint_before || (c != '-' && c != '_')) return false;
        joint_before = true;
    }
    return !joint_before;
}

std::string lower_joined(std::string_view text, char joint) {
    std::string id;
    for (const char c : text) {
        const bool upper = c >= 'A' && c <= 'Z';
        const char low = upper ? static_cast<char>(c - 'A' + 'a') : c;
        const bool part = (low >= 'a' && low <= 'z') || (low >= '0' && low <= '9');
        if (part)
            id += low;
        else if (!id.empty() && id.back() != joint)
            id += joint;
    }
    while (!id.empty() && id.back() == joint) id.pop_back();
    return id;
}

}  // namespace dealcalc::input
