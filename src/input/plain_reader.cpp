#include "input/plain_reader.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include <dealcalc/input/read.hpp>

#include "base/date_plain.hpp"
#include "base/figure_plain.hpp"
#include "base/short_text.hpp"
#include "input/ids.hpp"
#include "input/json_tree.hpp"
#include "model/statement_plain.hpp"

namespace dealcalc::input {
namespace {

// The keys that this reader knows of each object, with their numbers. Of others, good or bad, nothing is known here.

namespace deal_key {
enum : std::size_t {
    schema, id, title, investor, company, announced, currency, sources, investments, commitments, valuations, claims
};
constexpr std::array<std::string_view, 12> names = {
    "$schema",  "id",      "title",       "investor",    "company",    "announced",
    "currency", "sources", "investments", "commitments", "valuations", "claims"};
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
constexpr std::array statuses = {Token(R"("prior")"), Token(R"("firm")"), Token(R"("contingent")")};
constexpr std::array parties = {Token(R"("investor")"), Token(R"("company")")};
constexpr std::array bases = {Token(R"("pre-money")"), Token(R"("post-money")")};

bool is_money(Dimension dimension) { return dimension == Dimension::money; }
bool is_time(Dimension dimension) { return dimension == Dimension::time; }
bool is_promise(Dimension dimension) {
    return dimension == Dimension::money || dimension == Dimension::power || dimension == Dimension::energy;
}

/// A text that says something and is not too long.
inline bool is_good(std::string_view text) {
    if (text.empty() || text.size() > most_string_bytes) return false;
    return text.front() > ' ' || text.find_first_not_of(" \t\r\n") != std::string_view::npos;
}

constexpr std::uint64_t multiplier = 0x9E3779B97F4A7C15;

/// The ends of a text as one number: its first and last bytes, as many as Word has.
template <class Word>
std::uint64_t ends_of(std::string_view text) {
    return std::uint64_t{load<Word>(text.data())} * multiplier ^ load<Word>(text.data() + text.size() - sizeof(Word));
}

/// Equal texts give equal numbers, and unequal ones nearly always others. Precondition: not empty.
std::uint64_t number_of(std::string_view text) {
    if (text.size() < 2) return static_cast<unsigned char>(text.front()) * multiplier;
    if (text.size() < 4) return ends_of<std::uint16_t>(text);
    if (text.size() < 8) return ends_of<std::uint32_t>(text);
    std::uint64_t number = ends_of<std::uint64_t>(text);
    for (std::size_t at = 8; at + 8 < text.size(); at += 8) {
        number = (number ^ load<std::uint64_t>(text.data() + at)) * multiplier;
    }
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

void PlainReader::IdNumbers::clear() {
    count_ = 0;
    marks_ = {};
    may_repeat_ = false;
}

inline bool PlainReader::IdNumbers::add(std::string_view id) {
    if (count_ == most) return false;
    const std::uint64_t number = number_of(id);
    numbers_[count_++] = number;
    std::uint64_t& marks = marks_[number >> 61];
    const std::uint64_t mark = std::uint64_t{1} << (number >> 55 & 63);
    may_repeat_ = may_repeat_ || (marks & mark) != 0;
    marks |= mark;
    return true;
}

bool PlainReader::IdNumbers::any_repeats() const {
    for (std::size_t i = 1; i < count_; ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (numbers_[i] == numbers_[j]) return true;
        }
    }
    return false;
}

PlainReader::Shape::Shape(const ObjectRule& rule, std::span<const std::string_view> names) : keys(names) {
    for (const KeyRule& known : rule.keys) {
        if (known.required) required |= keys.find(known.name)->bit;
    }
}

PlainReader::PlainReader()
    : deal_(deal_rule, deal_key::names),
      source_(source_rule, source_key::names),
      investment_(investment_rule, investment_key::names),
      commitment_(commitment_rule, commitment_key::names),
      valuation_(valuation_rule, valuation_key::names),
      claim_(claim_rule, claim_key::names) {}

// ---- objects and lists

template <class Target>
const char* PlainReader::take_object(const char* at, Shape& shape, Target& target) {
    KeySet seen = 0;
    PlainText::Key next = text_.take_first_key(at, shape.keys);
    if (!next.key) return nullptr;
    do {
        PlainKey& key = *next.key;
        if ((seen & key.bit) != 0) return nullptr;
        at = take_member(next.end, key.number, target);
        if (at == nullptr) return nullptr;
        seen |= key.bit;
        next = text_.take_next_key(at, shape.keys, key);
    } while (next.key);
    clear_absent(target, seen);
    return (shape.required & ~seen) == 0 ? text_.take(next.end, '}') : nullptr;
}

/// Items are used again, so that their texts keep their memory. Apart, so that members that are no lists save no
/// registers.
template <class Item>
[[gnu::noinline]] const char* PlainReader::take_items(const char* at, std::vector<Item>& items, Shape& shape,
                                                      std::string_view pointer) {
    // Figures are read in the currency of the deal, so it has to come before them.
    at = home_known_ ? text_.take(at, '[') : nullptr;
    if (at == nullptr) return nullptr;
    at = text_.skip_space(at);
    std::size_t count = 0;
    for (bool more = !text_.stands_at(at, ']'); more; more = text_.stands_at(at, ',')) {
        if (count > 0) at = text_.skip_space(at + 1);
        if (count == FileRule{}.most_items) return nullptr;
        if (count == items.size()) items.emplace_back();
        Item& item = items[count];
        set_origin(item, at, pointer, count);
        at = take_object(at, shape, item);
        if (at == nullptr) return nullptr;
        at = text_.skip_space(at);
        ++count;
    }
    items.resize(count);
    return text_.take(at, ']');
}

template <class Item>
void PlainReader::set_origin(Item& item, const char* at, std::string_view pointer, std::size_t index) {
    Origin& origin = item.origin;
    origin.line = text_.line();
    origin.column = text_.column(at);
    // An item that is used again stands where it stood before.
    if (origin.pointer.empty()) origin.pointer.append(pointer).append(std::to_string(index));
}

// ---- the members of each object

inline const char* PlainReader::take_member(const char* at, std::size_t key, Deal& deal) {
    switch (key) {
        case deal_key::schema: return pass_text(at);
        case deal_key::id: return take_deal_id(at, deal.id);
        case deal_key::title: return take_text(at, deal.title);
        case deal_key::investor: return take_text(at, deal.investor);
        case deal_key::company: return take_text(at, deal.company);
        case deal_key::announced: return take_date(at, deal.announced);
        case deal_key::currency: return take_currency(at);
        case deal_key::sources: return take_items(at, deal.sources, source_, "");
        case deal_key::investments: return take_items(at, deal.investments, investment_, "/investments/");
        case deal_key::commitments: return take_items(at, deal.commitments, commitment_, "/commitments/");
        case deal_key::valuations: return take_items(at, deal.valuations, valuation_, "/valuations/");
        case deal_key::claims: return take_claims(at, deal.claims);
        default: return nullptr;
    }
}

inline const char* PlainReader::take_member(const char* at, std::size_t key, Source& source) {
    switch (key) {
        case source_key::id: return take_id(at, source.id, ids_);
        case source_key::title: return take_text(at, source.title);
        case source_key::publisher: return take_text(at, source.publisher);
        case source_key::published: return take_date_text(at, source.published);
        case source_key::url: return take_text(at, source.url);
        default: return nullptr;
    }
}

template <class Item>
[[gnu::always_inline]] inline const char* PlainReader::take_member(const char* at, std::size_t key, Item& item) {
    switch (key) {
        case item_key::id: return take_id(at, item.id, ids_);
        case item_key::label: return take_text(at, item.label);
        case item_key::same_as: return take_id(at, item.same_as, same_as_);
        case item_key::source: return take_text(at, item.cited.source);
        case item_key::at: return take_text(at, item.cited.at);
        default: return take_own_member(at, key, item);
    }
}

inline const char* PlainReader::take_own_member(const char* at, std::size_t key, Investment& investment) {
    switch (key) {
        case investment_key::status: return take_word(at, statuses, Status::prior, investment.status);
        case investment_key::amount: return take_figure<is_money>(at, investment.amount);
        case investment_key::condition: return take_text(at, investment.condition);
        case investment_key::expected: return take_date(at, investment.expected);
        default: return nullptr;
    }
}

inline const char* PlainReader::take_own_member(const char* at, std::size_t key, Commitment& commitment) {
    switch (key) {
        case commitment_key::by: return take_word(at, parties, Party::investor, commitment.by);
        case commitment_key::amount: return take_figure<is_promise>(at, commitment.amount);
        case commitment_key::over: return take_duration(at, commitment.over);
        default: return nullptr;
    }
}

inline const char* PlainReader::take_own_member(const char* at, std::size_t key, Valuation& valuation) {
    switch (key) {
        case valuation_key::on: return take_date(at, valuation.on);
        case valuation_key::value: return take_figure<is_money>(at, valuation.value);
        case valuation_key::basis: return take_word(at, bases, Basis::pre_money, valuation.basis);
        default: return nullptr;
    }
}

inline const char* PlainReader::take_own_member(const char* at, std::size_t key, Claim& claim) {
    return key == claim_key::that ? take_statement(at, claim.that) : nullptr;
}

// ---- values

const char* PlainReader::pass_text(const char* at) {
    const auto [text, end] = text_.take_string(at);
    return text.size() <= most_string_bytes ? end : nullptr;
}

const char* PlainReader::take_deal_id(const char* at, std::string& to) {
    const auto [id, end] = text_.take_string(at);
    if (id.size() > most_string_bytes || !is_deal_id(id)) return nullptr;
    set_text(to, id);
    return end;
}

const char* PlainReader::take_currency(const char* at) {
    const auto [code, end] = text_.take_string(at);
    const auto currency = Currency::from_code(code);
    if (!currency) return nullptr;
    read_.currency = *currency;
    home_known_ = true;
    return end;
}

const char* PlainReader::take_claims(const char* at, std::vector<Claim>& claims) {
    const auto says_something = [](const Claim& claim) { return claim.that || !claim.label.empty(); };
    at = take_items(at, claims, claim_, "/claims/");
    return std::ranges::all_of(claims, says_something) ? at : nullptr;
}

const char* PlainReader::take_text(const char* at, std::string& to) {
    const std::string_view text = text_.plain_string(at);
    if (!text.empty() && same_text(to, text)) return PlainText::after(text);
    return text.empty() ? take_other_text(at, to) : keep_text(text, PlainText::after(text), to);
}

// What is left to do where the bet is lost, and where no plain string was seen; apart, so that a bet that is won saves no
// registers.

[[gnu::noinline]] const char* PlainReader::keep_text(std::string_view text, const char* end, std::string& to) {
    if (!is_good(text)) return nullptr;
    set_text(to, text);
    return end;
}

[[gnu::noinline]] const char* PlainReader::take_other_text(const char* at, std::string& to) {
    const auto [text, end] = text_.take_string(at);
    return keep_text(text, end, to);
}

const char* PlainReader::take_id(const char* at, std::string& to, IdNumbers& numbers) {
    const std::string_view id = text_.plain_string(at);
    if (id.empty() || !same_text(to, id)) return keep_id(at, to, numbers);
    return numbers.add(id) ? PlainText::after(id) : nullptr;
}

[[gnu::noinline]] const char* PlainReader::keep_id(const char* at, std::string& to, IdNumbers& numbers) {
    const auto [id, end] = text_.take_string(at);
    if (id.size() > most_string_bytes || !is_id(id) || is_measure(id)) return nullptr;
    set_text(to, id);
    return numbers.add(id) ? end : nullptr;
}

const char* PlainReader::take_date_text(const char* at, std::string& to) {
    const auto [text, end] = text_.take_string(at);
    if (!is_good(text) || !std::holds_alternative<DateRange>(parse_date(text))) return nullptr;
    set_text(to, text);
    return end;
}

const char* PlainReader::take_date(const char* at, std::optional<ReportedDate>& to) {
    const auto [text, end] = text_.take_string(at);
    if (to && !text.empty() && same_text(to->text, text)) return end;
    if (!to) to.emplace();
    if (!plain_date(text, to->range) && !take_other_date(text, to->range)) return nullptr;
    set_text(to->text, text);
    return end;
}

bool PlainReader::take_other_date(std::string_view text, DateRange& to) {
    if (text.size() > most_string_bytes) return false;
    const auto parsed = parse_date(text);
    const auto* range = std::get_if<DateRange>(&parsed);
    if (range) to = *range;
    return range != nullptr;
}

const char* PlainReader::take_duration(const char* at, std::optional<Reported>& to) {
    if (!to) to.emplace();
    at = text_.skip_space(at);
    return text_.stands_at(at, '"') ? take_figure<is_time>(at, *to) : nullptr;
}

template <auto fits>
const char* PlainReader::take_figure(const char* at, Reported& to) {
    at = text_.skip_space(at);
    const bool is_string = text_.stands_at(at, '"');
    const auto [text, end] = is_string ? text_.take_string(at) : text_.take_number(at);
    const Currency home = read_.currency;
    const bool plain = is_string ? plain_figure(text, home, to.figure) : plain_amount(text, home, to.figure);
    if (!plain && !take_other_figure(text, is_string, to.figure)) return nullptr;
    if (!same_text(to.text, text)) set_text(to.text, text);
    return fits(to.figure.unit.of) ? end : nullptr;
}

bool PlainReader::take_other_figure(std::string_view text, bool is_string, Figure& to) {
    if (text.empty()) return false;
    const auto parsed =
        is_string ? parse_figure_in_full(text, read_.currency) : parse_json_number(text, money(read_.currency));
    const auto* figure = std::get_if<Figure>(&parsed);
    if (!figure || text.front() == '-' || figure->nominal.is_negative()) return false;
    to = *figure;
    return true;
}

template <std::size_t count, class Word>
const char* PlainReader::take_word(const char* at, const std::array<Token, count>& words, Word first, Word& to) {
    const auto [place, end] = text_.take_word(at, words);
    to = static_cast<Word>(static_cast<std::size_t>(first) + place);
    return end;
}

const char* PlainReader::take_statement(const char* at, std::optional<Statement>& to) {
    const auto [text, end] = text_.take_string(at);
    if (!is_good(text)) return nullptr;
    if (!to) to.emplace();
    if (plain_statement(text, read_.currency, *to)) return end;
    auto parsed = parse_statement(text, read_.currency);
    auto* statement = std::get_if<Statement>(&parsed);
    if (!statement) return nullptr;
    to = std::move(*statement);
    return end;
}

// ---- what ties them together

inline bool PlainReader::has_source(const Citation& cited) const {
    for (const Source& source : read_.sources) {
        if (same_text(source.id, cited.source)) return true;
    }
    return cited.source.empty();
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
    const char* const begin = text_.start(text, first_line);
    home_known_ = false;
    ids_.clear();
    same_as_.clear();
    const char* const end = take_object(begin, deal_, read_);
    const bool good = end != nullptr && text_.is_end(text_.skip_space(end)) && fits_together();
    return good ? &read_ : nullptr;
}

}  // namespace dealcalc::input
