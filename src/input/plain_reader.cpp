#include "input/plain_reader.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include <dealcalc/input/read.hpp>

#include "base/figure_plain.hpp"
#include "base/short_text.hpp"
#include "input/ids.hpp"
#include "input/json_tree.hpp"
#include "model/statement_plain.hpp"

namespace dealcalc::input {
namespace {

// The keys that this reader knows of each object, as the enumerators after them number them. Of the others, good or bad,
// nothing is known here.

namespace deal_key {
enum : std::size_t { schema, id, title, investor, company, announced, currency, sources, investments, commitments, valuations, claims };
constexpr std::array<std::string_view, 12> names = {"$schema",   "id",       "title",   "investor",    "company",     "announced",
                                                    "currency",  "sources",  "investments", "commitments", "valuations",  "claims"};
}  // namespace deal_key

namespace source_key {
enum : std::size_t { id, title, publisher, published, url };
constexpr std::array<std::string_view, 5> names = {"id", "title", "publisher", "published", "url"};
}  // namespace source_key

/// What investments, commitments, valuations and claims have in common; the keys of each come after these.
namespace item_key {
enum : std::size_t { id, label, same_as, source, at, own };
}

namespace investment_key {
enum : std::size_t { status = item_key::own, amount, condition, expected };
constexpr std::array<std::string_view, 9> names = {"id",     "label",  "same_as",   "source",  "at",
                                                   "status", "amount", "condition", "expected"};
}  // namespace investment_key

namespace commitment_key {
enum : std::size_t { by = item_key::own, amount, over };
constexpr std::array<std::string_view, 8> names = {"id", "label", "same_as", "source", "at", "by", "amount", "over"};
}  // namespace commitment_key

namespace valuation_key {
enum : std::size_t { on = item_key::own, value, basis };
constexpr std::array<std::string_view, 8> names = {"id", "label", "same_as", "source", "at", "on", "value", "basis"};
}  // namespace valuation_key

namespace claim_key {
enum : std::size_t { that = item_key::own };
constexpr std::array<std::string_view, 6> names = {"id", "label", "same_as", "source", "at", "that"};
}  // namespace claim_key

// The words of keys that hold one of a few, in the order of their enumerators.
constexpr std::array statuses = {QuotedWord("prior"), QuotedWord("firm"), QuotedWord("contingent")};
constexpr std::array parties = {QuotedWord("investor"), QuotedWord("company")};
constexpr std::array bases = {QuotedWord("pre-money"), QuotedWord("post-money")};

bool is_money(Dimension dimension) { return dimension == Dimension::money; }
bool is_time(Dimension dimension) { return dimension == Dimension::time; }
bool is_promise(Dimension dimension) {
    return dimension == Dimension::money || dimension == Dimension::power || dimension == Dimension::energy;
}

/// A text that says something and is not too long.
bool is_good(std::string_view text) {
    if (text.empty() || text.size() > most_string_bytes) return false;
    return text.front() > ' ' || text.find_first_not_of(" \t\r\n") != std::string_view::npos;
}

/// The first bytes and a mix of the others: equal texts give equal numbers, and unequal ones nearly always others.
std::uint64_t number_of(std::string_view text) {
    if (text.size() >= sizeof(std::uint64_t)) {
        std::uint64_t mixed = text.size();
        for (std::size_t at = 0; at + sizeof mixed < text.size(); at += sizeof mixed) {
            mixed = (mixed ^ load<std::uint64_t>(text.data() + at)) * 0x9E3779B97F4A7C15;
        }
        return mixed ^ load<std::uint64_t>(text.data() + text.size() - sizeof mixed);
    }
    std::uint64_t number = 0;
    for (const char c : text) number = number << 8 | static_cast<unsigned char>(c);
    return number;
}

bool has(std::uint32_t keys, std::size_t key) { return (keys >> key & 1U) != 0; }

// What keys that are absent leave behind.

void clear_absent(Deal& deal, std::uint32_t seen) {
    if (!has(seen, deal_key::title)) deal.title.clear();
    if (!has(seen, deal_key::announced)) deal.announced.reset();
    if (!has(seen, deal_key::sources)) deal.sources.clear();
    if (!has(seen, deal_key::investments)) deal.investments.clear();
    if (!has(seen, deal_key::commitments)) deal.commitments.clear();
    if (!has(seen, deal_key::valuations)) deal.valuations.clear();
    if (!has(seen, deal_key::claims)) deal.claims.clear();
}

void clear_absent(Source& source, std::uint32_t seen) {
    if (!has(seen, source_key::title)) source.title.clear();
    if (!has(seen, source_key::publisher)) source.publisher.clear();
    if (!has(seen, source_key::published)) source.published.clear();
    if (!has(seen, source_key::url)) source.url.clear();
}

void clear_own(Investment& investment, std::uint32_t seen) {
    if (!has(seen, investment_key::condition)) investment.condition.clear();
    if (!has(seen, investment_key::expected)) investment.expected.reset();
}
void clear_own(Commitment& commitment, std::uint32_t seen) {
    if (!has(seen, commitment_key::over)) commitment.over.reset();
}
void clear_own(Valuation& valuation, std::uint32_t seen) {
    if (!has(seen, valuation_key::on)) valuation.on.reset();
    if (!has(seen, valuation_key::basis)) valuation.basis = Basis::not_stated;
}
void clear_own(Claim& claim, std::uint32_t seen) {
    if (!has(seen, claim_key::that)) claim.that.reset();
}

template <class Item>
void clear_absent(Item& item, std::uint32_t seen) {
    if (!has(seen, item_key::label)) item.label.clear();
    if (!has(seen, item_key::same_as)) item.same_as.clear();
    if (!has(seen, item_key::source)) item.cited.source.clear();
    if (!has(seen, item_key::at)) item.cited.at.clear();
    clear_own(item, seen);
}

}  // namespace

bool PlainReader::IdNumbers::add(std::string_view id) {
    if (count_ == most) return false;
    numbers_[count_++] = number_of(id);
    return true;
}

bool PlainReader::IdNumbers::all_differ() const {
    for (std::size_t i = 1; i < count_; ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (numbers_[i] == numbers_[j]) return false;
        }
    }
    return true;
}

PlainReader::PlainReader()
    : deal_(shape_of(deal_rule, deal_key::names)),
      source_(shape_of(source_rule, source_key::names)),
      investment_(shape_of(investment_rule, investment_key::names)),
      commitment_(shape_of(commitment_rule, commitment_key::names)),
      valuation_(shape_of(valuation_rule, valuation_key::names)),
      claim_(shape_of(claim_rule, claim_key::names)) {}

template <std::size_t count>
PlainReader::Shape PlainReader::shape_of(const ObjectRule& rule, const std::array<std::string_view, count>& names) {
    static_assert(count <= PlainKeys::most);
    Shape shape{PlainKeys(names)};
    for (std::size_t i = 0; i < count; ++i) {
        const auto known = std::ranges::find(rule.keys, names[i], &KeyRule::name);
        if (known->required) shape.required |= KeySet{1} << i;
    }
    return shape;
}

// ---- objects and lists

template <class Target>
bool PlainReader::take_object(Shape& shape, Target& target) {
    if (!text_.take('{')) return false;
    KeySet seen = 0;
    std::size_t before = PlainKeys::none;
    do {
        std::size_t key = 0;
        if (!text_.take_key(shape.keys, before, key)) return false;
        if (has(seen, key) || !take_member(key, target)) return false;
        seen |= KeySet{1} << key;
        before = key;
    } while (text_.take(','));
    clear_absent(target, seen);
    return text_.take('}') && (shape.required & ~seen) == 0;
}

/// Items are used again, so that their texts keep their memory.
template <class Item>
bool PlainReader::take_items(std::vector<Item>& items, Shape& shape, std::string_view pointer) {
    // Figures are read in the currency of the deal, so it has to come before them.
    if (!home_known_ || !text_.take('[')) return false;
    std::size_t count = 0;
    if (text_.peek() != ']') {
        do {
            if (count == FileRule{}.most_items) return false;
            if (count == items.size()) items.emplace_back();
            text_.peek();
            set_origin(items[count], pointer, count);
            if (!take_object(shape, items[count])) return false;
            ++count;
        } while (text_.take(','));
    }
    items.resize(count);
    return text_.take(']');
}

template <class Item>
void PlainReader::set_origin(Item& item, std::string_view pointer, std::size_t index) {
    item.origin.line = text_.line();
    item.origin.column = text_.column();
    // An item that is used again stands where it stood before.
    if (item.origin.pointer.empty()) item.origin.pointer = std::string(pointer) + std::to_string(index);
}

// ---- the members of each object

bool PlainReader::take_member(std::size_t key, Deal& deal) {
    std::string_view ignored;
    switch (key) {
        case deal_key::schema: return text_.take_string(ignored) && ignored.size() <= most_string_bytes;
        case deal_key::id: return take_deal_id(deal.id);
        case deal_key::title: return take_text(deal.title);
        case deal_key::investor: return take_text(deal.investor);
        case deal_key::company: return take_text(deal.company);
        case deal_key::announced: return take_date(deal.announced);
        case deal_key::currency: return take_currency();
        case deal_key::sources: return take_items(deal.sources, source_, "");
        case deal_key::investments: return take_items(deal.investments, investment_, "/investments/");
        case deal_key::commitments: return take_items(deal.commitments, commitment_, "/commitments/");
        case deal_key::valuations: return take_items(deal.valuations, valuation_, "/valuations/");
        case deal_key::claims: return take_claims(deal.claims);
        default: return false;
    }
}

bool PlainReader::take_member(std::size_t key, Source& source) {
    switch (key) {
        case source_key::id: return take_id(source.id, ids_);
        case source_key::title: return take_text(source.title);
        case source_key::publisher: return take_text(source.publisher);
        case source_key::published: return take_date_text(source.published);
        case source_key::url: return take_text(source.url);
        default: return false;
    }
}

template <class Item>
bool PlainReader::take_member(std::size_t key, Item& item) {
    switch (key) {
        case item_key::id: return take_id(item.id, ids_);
        case item_key::label: return take_text(item.label);
        case item_key::same_as: return take_id(item.same_as, same_as_);
        case item_key::source: return take_text(item.cited.source);
        case item_key::at: return take_text(item.cited.at);
        default: return take_own_member(key, item);
    }
}

bool PlainReader::take_own_member(std::size_t key, Investment& investment) {
    switch (key) {
        case investment_key::status: return take_word(statuses, Status::prior, investment.status);
        case investment_key::amount: return take_figure(investment.amount, is_money);
        case investment_key::condition: return take_text(investment.condition);
        case investment_key::expected: return take_date(investment.expected);
        default: return false;
    }
}

bool PlainReader::take_own_member(std::size_t key, Commitment& commitment) {
    switch (key) {
        case commitment_key::by: return take_word(parties, Party::investor, commitment.by);
        case commitment_key::amount: return take_figure(commitment.amount, is_promise);
        case commitment_key::over: return take_duration(commitment.over);
        default: return false;
    }
}

bool PlainReader::take_own_member(std::size_t key, Valuation& valuation) {
    switch (key) {
        case valuation_key::on: return take_date(valuation.on);
        case valuation_key::value: return take_figure(valuation.value, is_money);
        case valuation_key::basis: return take_word(bases, Basis::pre_money, valuation.basis);
        default: return false;
    }
}

bool PlainReader::take_own_member(std::size_t key, Claim& claim) {
    return key == claim_key::that && take_statement(claim.that);
}

// ---- values

bool PlainReader::take_deal_id(std::string& to) {
    std::string_view value;
    if (!text_.take_string(value) || value.size() > most_string_bytes || !is_deal_id(value)) return false;
    set_text(to, value);
    return true;
}

bool PlainReader::take_currency() {
    std::string_view code;
    if (!text_.take_string(code)) return false;
    const auto currency = Currency::from_code(code);
    if (!currency) return false;
    read_.currency = *currency;
    return home_known_ = true;
}

bool PlainReader::take_claims(std::vector<Claim>& claims) {
    const auto says_something = [](const Claim& claim) { return claim.that || !claim.label.empty(); };
    return take_items(claims, claim_, "/claims/") && std::ranges::all_of(claims, says_something);
}

bool PlainReader::take_text(std::string& to) {
    std::string_view value;
    if (!text_.take_string(value)) return false;
    if (same_text(to, value) && !value.empty()) return true;
    if (!is_good(value)) return false;
    set_text(to, value);
    return true;
}

bool PlainReader::take_id(std::string& to, IdNumbers& numbers) {
    std::string_view value;
    if (!text_.take_string(value)) return false;
    if (!same_text(to, value) || value.empty()) {
        if (!is_good(value) || !is_id(value) || is_measure(value)) return false;
        set_text(to, value);
    }
    return numbers.add(to);
}

bool PlainReader::take_date_text(std::string& to) {
    std::string_view value;
    if (!text_.take_string(value)) return false;
    if (same_text(to, value) && !value.empty()) return true;
    if (!is_good(value) || !std::holds_alternative<DateRange>(parse_date(value))) return false;
    set_text(to, value);
    return true;
}

bool PlainReader::take_date(std::optional<ReportedDate>& to) {
    std::string_view value;
    if (!text_.take_string(value)) return false;
    if (to && same_text(to->text, value)) return true;
    if (!is_good(value)) return false;
    const auto parsed = parse_date(value);
    const auto* range = std::get_if<DateRange>(&parsed);
    if (!range) return false;
    if (!to) to.emplace();
    to->range = *range;
    set_text(to->text, value);
    return true;
}

bool PlainReader::take_duration(std::optional<Reported>& to) {
    if (!to) to.emplace();
    return text_.peek() == '"' && take_figure(*to, is_time);
}

template <class Fits>
bool PlainReader::take_figure(Reported& to, Fits fits) {
    std::string_view text;
    const bool is_string = text_.peek() == '"';
    if (is_string) {
        if (!text_.take_string(text)) return false;
    } else {
        text = text_.take_number();
        if (text.empty() || text.front() == '-') return false;
    }
    const Currency home = read_.currency;
    const bool plain = is_string ? plain_figure(text, home, to.figure) : plain_amount(text, home, to.figure);
    if (!plain) {
        const auto parsed = is_string ? parse_figure_in_full(text, home) : parse_json_number(text, money(home));
        const auto* figure = std::get_if<Figure>(&parsed);
        if (!figure || figure->nominal.is_negative()) return false;
        to.figure = *figure;
    }
    if (!same_text(to.text, text)) set_text(to.text, text);
    return fits(to.figure.unit.of);
}

template <std::size_t count, class Word>
bool PlainReader::take_word(const std::array<QuotedWord, count>& words, Word first, Word& to) {
    std::size_t place = 0;
    if (!text_.take_word(words, place)) return false;
    to = static_cast<Word>(static_cast<std::size_t>(first) + place);
    return true;
}

bool PlainReader::take_statement(std::optional<Statement>& to) {
    std::string_view value;
    if (!text_.take_string(value) || !is_good(value)) return false;
    if (!to) to.emplace();
    if (plain_statement(value, read_.currency, *to)) return true;
    auto parsed = parse_statement(value, read_.currency);
    auto* statement = std::get_if<Statement>(&parsed);
    if (!statement) return false;
    to = std::move(*statement);
    return true;
}

// ---- what ties them together

bool PlainReader::has_source(const Citation& cited) const {
    const auto is_cited = [&cited](const Source& source) { return same_text(source.id, cited.source); };
    return cited.source.empty() || std::ranges::any_of(read_.sources, is_cited);
}

bool PlainReader::fits_together() const {
    if (!ids_.all_differ() || !same_as_.all_differ()) return false;
    const auto is_cited_well = [this](const auto& item) { return has_source(item.cited); };
    if (!std::ranges::all_of(read_.investments, is_cited_well)) return false;
    if (!std::ranges::all_of(read_.commitments, is_cited_well)) return false;
    if (!std::ranges::all_of(read_.valuations, is_cited_well)) return false;
    return std::ranges::all_of(read_.claims, [&](const Claim& claim) {
        return is_cited_well(claim) && (!claim.that || !misfit(*claim.that, read_));
    });
}

Deal* PlainReader::read(std::string_view text, std::size_t first_line) {
    if (text.size() > most_deal_bytes) return nullptr;
    text_.start(text, first_line);
    home_known_ = false;
    ids_.clear();
    same_as_.clear();
    const bool good = take_object(deal_, read_) && text_.at_end() && fits_together();
    return good ? &read_ : nullptr;
}

}  // namespace dealcalc::input
