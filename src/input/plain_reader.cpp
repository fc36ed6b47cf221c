#include "input/plain_reader.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include <dealcalc/input/read.hpp>

#include "input/ids.hpp"
#include "input/json_tree.hpp"

namespace dealcalc::input {
namespace {

/// More of them are rare, and comparing each with each would take long.
constexpr std::size_t most_ids = 64;

bool is_money(Dimension dimension) { return dimension == Dimension::money; }
bool is_time(Dimension dimension) { return dimension == Dimension::time; }
bool is_promise(Dimension dimension) {
    return dimension == Dimension::money || dimension == Dimension::power || dimension == Dimension::energy;
}

bool is_blank(std::string_view text) {
    const bool may_be = text.empty() || static_cast<unsigned char>(text.front()) <= ' ';
    return may_be && text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// The first bytes and a mix of the others: equal texts give equal numbers, and unequal ones nearly always others.
std::uint64_t number_of(std::string_view text) {
    std::uint64_t first = 0;
    std::memcpy(&first, text.data(), std::min(text.size(), sizeof first));
    std::uint64_t mixed = text.size();
    for (std::size_t i = sizeof first; i < text.size(); ++i) {
        mixed = (mixed ^ static_cast<unsigned char>(text[i])) * 0x100000001B3;
    }
    return first ^ (mixed << 7);
}

bool all_differ(const std::vector<std::uint64_t>& numbers) {
    for (std::size_t i = 1; i < numbers.size(); ++i) {
        if (std::find(numbers.begin(), numbers.begin() + static_cast<std::ptrdiff_t>(i), numbers[i]) !=
            numbers.begin() + static_cast<std::ptrdiff_t>(i)) {
            return false;
        }
    }
    return true;
}

/// The same as to.assign(text), which takes twice as long for texts as short as these.
void set(std::string& to, std::string_view text) {
    to.clear();
    to.append(text);
}

// What a key that is absent leaves behind.

void clear_common(std::string& id, std::string& label, std::string& same_as, Citation& cited) {
    id.clear();
    label.clear();
    same_as.clear();
    cited.source.clear();
    cited.at.clear();
}

void clear(Investment& investment) {
    clear_common(investment.id, investment.label, investment.same_as, investment.cited);
    investment.amount.stated.reset();
    investment.condition.clear();
    investment.expected.reset();
    investment.probability.reset();
    investment.after.clear();
}

void clear(Commitment& commitment) {
    clear_common(commitment.id, commitment.label, commitment.same_as, commitment.cited);
    commitment.amount.stated.reset();
    commitment.over.reset();
}

void clear(Valuation& valuation) {
    clear_common(valuation.id, valuation.label, valuation.same_as, valuation.cited);
    valuation.value.stated.reset();
    valuation.on.reset();
    valuation.basis = Basis::not_stated;
}

void clear(Claim& claim) {
    clear_common(claim.id, claim.label, claim.same_as, claim.cited);
    claim.that.reset();
}

}  // namespace

PlainReader::PlainReader() {
    using R = PlainReader;
    constexpr std::array<Handler, 12> deal = {{{"$schema", &R::skip_text},
                                               {"id", &R::deal_id},
                                               {"title", &R::title},
                                               {"investor", &R::investor},
                                               {"company", &R::company},
                                               {"announced", &R::announced},
                                               {"currency", &R::currency},
                                               {"sources", &R::sources},
                                               {"investments", &R::investments},
                                               {"commitments", &R::commitments},
                                               {"valuations", &R::valuations},
                                               {"claims", &R::claims}}};
    constexpr std::array<Handler, 5> source = {{{"id", &R::source_id},
                                                {"title", &R::source_title},
                                                {"publisher", &R::publisher},
                                                {"published", &R::published},
                                                {"url", &R::url}}};
    constexpr std::array<Handler, 9> investment = {{{"id", &R::item_id},
                                                    {"label", &R::label},
                                                    {"status", &R::status},
                                                    {"amount", &R::investment_amount},
                                                    {"condition", &R::condition},
                                                    {"expected", &R::expected},
                                                    {"same_as", &R::same_as},
                                                    {"source", &R::cited_source},
                                                    {"at", &R::cited_at}}};
    constexpr std::array<Handler, 8> commitment = {{{"id", &R::item_id},
                                                    {"label", &R::label},
                                                    {"by", &R::by},
                                                    {"amount", &R::commitment_amount},
                                                    {"over", &R::over},
                                                    {"same_as", &R::same_as},
                                                    {"source", &R::cited_source},
                                                    {"at", &R::cited_at}}};
    constexpr std::array<Handler, 8> valuation = {{{"id", &R::item_id},
                                                   {"label", &R::label},
                                                   {"on", &R::on},
                                                   {"value", &R::value},
                                                   {"basis", &R::basis},
                                                   {"same_as", &R::same_as},
                                                   {"source", &R::cited_source},
                                                   {"at", &R::cited_at}}};
    constexpr std::array<Handler, 6> claim = {{{"id", &R::item_id},
                                               {"that", &R::that},
                                               {"label", &R::label},
                                               {"same_as", &R::same_as},
                                               {"source", &R::cited_source},
                                               {"at", &R::cited_at}}};
    deal_shape_ = shape_of(deal_rule, deal);
    source_shape_ = shape_of(source_rule, source);
    investment_shape_ = shape_of(investment_rule, investment);
    commitment_shape_ = shape_of(commitment_rule, commitment);
    valuation_shape_ = shape_of(valuation_rule, valuation);
    claim_shape_ = shape_of(claim_rule, claim);
}

/// A key of the rule without a handler is one that this reader leaves to the other.
PlainReader::Shape PlainReader::shape_of(const ObjectRule& rule, std::span<const Handler> handlers) {
    Shape shape;
    for (const Handler& handler : handlers) {
        shape.keys.push_back(plain_key(handler.key));
        shape.readers.push_back(handler.read);
        const auto known = std::ranges::find(rule.keys, handler.key, &KeyRule::name);
        if (known->required) shape.required |= 1U << (shape.keys.size() - 1);
    }
    for (std::size_t i = 0; i < shape.keys.size(); ++i) shape.order[i] = static_cast<std::uint8_t>((i + 1) % shape.keys.size());
    return shape;
}

bool PlainReader::read_object(Shape& shape) {
    if (!text_.take('{')) return false;
    std::uint32_t seen = 0;
    std::size_t before = shape.keys.size();
    do {
        std::size_t key = 0;
        if (!text_.take_key(shape.keys, shape.order, before, key)) return false;
        if ((seen >> key & 1U) != 0) return false;
        seen |= 1U << key;
        if (!(this->*shape.readers[key])()) return false;
        before = key;
    } while (text_.take(','));
    return text_.take('}') && (shape.required & ~seen) == 0;
}

/// Calls `start(item, index)` before each object of the list. Items are used again, so that their texts keep their memory.
template <class Item, class Start>
bool PlainReader::read_list(std::vector<Item>& items, Shape& shape, Start start) {
    if (!home_known_ || !text_.take('[')) return false;
    std::size_t count = 0;
    if (text_.peek() != ']') {
        do {
            if (count == FileRule{}.most_items) return false;
            if (count == items.size()) items.emplace_back();
            if (text_.peek() != '{') return false;
            start(items[count], count);
            if (!read_object(shape)) return false;
            ++count;
        } while (text_.take(','));
    }
    items.resize(count);
    return text_.take(']');
}

template <class Item>
bool PlainReader::read_items(std::vector<Item>& items, Shape& shape, Item*& current, std::string_view pointer) {
    return read_list(items, shape, [&](Item& item, std::size_t index) {
        clear(item);
        item.origin.line = text_.line();
        item.origin.column = text_.column();
        // An item that is used again stands where it stood before.
        if (item.origin.pointer.empty()) item.origin.pointer = std::string(pointer) + std::to_string(index);
        item_ = {&item.id, &item.label, &item.same_as, &item.cited};
        current = &item;
    });
}

bool PlainReader::take_text(std::string& to) {
    std::string_view value;
    if (!text_.take_string(value) || is_blank(value) || value.size() > most_string_bytes) return false;
    set(to, value);
    return true;
}

bool PlainReader::take_id(std::string& to) { return take_text(to) && is_id(to) && !is_measure(to); }

bool PlainReader::take_date(std::optional<ReportedDate>& to) {
    if (!to) to.emplace();
    if (!take_text(to->text)) return false;
    const auto parsed = parse_date(to->text);
    const auto* range = std::get_if<DateRange>(&parsed);
    if (range) to->range = *range;
    return range != nullptr;
}

bool PlainReader::take_figure(Reported& to, bool (*fits)(Dimension)) {
    std::string_view text;
    const bool is_string = text_.peek() == '"';
    if (is_string) {
        if (!text_.take_string(text)) return false;
    } else {
        text = text_.take_number();
        if (text.empty() || text.front() == '-') return false;
    }
    const auto parsed = is_string ? parse_figure(text, deal_->currency) : parse_json_number(text, money(deal_->currency));
    const auto* figure = std::get_if<Figure>(&parsed);
    if (!figure || figure->nominal.is_negative() || !fits(figure->unit.of)) return false;
    set(to.text, text);
    to.figure = *figure;
    return true;
}

template <class Word, std::size_t count>
bool PlainReader::take_word(const std::array<std::string_view, count>& words, Word& to) {
    std::string_view value;
    if (!text_.take_string(value)) return false;
    const auto found = std::ranges::find(words, value);
    if (found == words.end()) return false;
    to = static_cast<Word>(found - words.begin());
    return true;
}

// ---- the keys of a deal

bool PlainReader::skip_text() {
    std::string_view value;
    return text_.take_string(value) && value.size() <= most_string_bytes;
}

bool PlainReader::deal_id() { return take_text(deal_->id) && is_deal_id(deal_->id); }
bool PlainReader::title() { return take_text(deal_->title); }
bool PlainReader::investor() { return take_text(deal_->investor); }
bool PlainReader::company() { return take_text(deal_->company); }
bool PlainReader::announced() { return take_date(deal_->announced); }

/// Figures are read in the currency of the deal, so it has to come before them.
bool PlainReader::currency() {
    std::string_view value;
    if (!text_.take_string(value)) return false;
    const auto currency = Currency::from_code(value);
    if (!currency) return false;
    deal_->currency = *currency;
    return home_known_ = true;
}

bool PlainReader::sources() {
    read_.sources = true;
    return read_list(deal_->sources, source_shape_, [&](Source& source, std::size_t) {
        for (std::string* text : {&source.id, &source.title, &source.publisher, &source.published, &source.url}) {
            text->clear();
        }
        source_ = &source;
    });
}

bool PlainReader::investments() {
    read_.investments = true;
    return read_items(deal_->investments, investment_shape_, investment_, "/investments/");
}
bool PlainReader::commitments() {
    read_.commitments = true;
    return read_items(deal_->commitments, commitment_shape_, commitment_, "/commitments/");
}
bool PlainReader::valuations() {
    read_.valuations = true;
    return read_items(deal_->valuations, valuation_shape_, valuation_, "/valuations/");
}

bool PlainReader::claims() {
    read_.claims = true;
    const auto says_something = [](const Claim& claim) { return claim.that || !claim.label.empty(); };
    return read_items(deal_->claims, claim_shape_, claim_, "/claims/") &&
           std::ranges::all_of(deal_->claims, says_something);
}

// ---- the keys of a source

bool PlainReader::source_id() {
    if (!take_id(source_->id)) return false;
    ids_.push_back(number_of(source_->id));
    return true;
}
bool PlainReader::source_title() { return take_text(source_->title); }
bool PlainReader::publisher() { return take_text(source_->publisher); }
bool PlainReader::published() {
    return take_text(source_->published) && std::holds_alternative<DateRange>(parse_date(source_->published));
}
bool PlainReader::url() { return take_text(source_->url); }

// ---- the keys of investments, commitments, valuations and claims

bool PlainReader::item_id() {
    if (!take_id(*item_.id)) return false;
    ids_.push_back(number_of(*item_.id));
    return true;
}
bool PlainReader::label() { return take_text(*item_.label); }
bool PlainReader::same_as() {
    if (!take_id(*item_.same_as)) return false;
    same_as_.push_back(number_of(*item_.same_as));
    return true;
}
bool PlainReader::cited_source() { return take_text(item_.cited->source); }
bool PlainReader::cited_at() { return take_text(item_.cited->at); }

bool PlainReader::status() {
    constexpr std::array<std::string_view, 3> words = {"prior", "firm", "contingent"};
    return take_word(words, investment_->status);
}
bool PlainReader::investment_amount() { return take_figure(investment_->amount, is_money); }
bool PlainReader::condition() { return take_text(investment_->condition); }
bool PlainReader::expected() { return take_date(investment_->expected); }

bool PlainReader::by() {
    constexpr std::array<std::string_view, 2> words = {"investor", "company"};
    return take_word(words, commitment_->by);
}
bool PlainReader::commitment_amount() { return take_figure(commitment_->amount, is_promise); }
bool PlainReader::over() {
    commitment_->over.emplace();
    return text_.peek() == '"' && take_figure(*commitment_->over, is_time);
}

bool PlainReader::on() { return take_date(valuation_->on); }
bool PlainReader::value() { return take_figure(valuation_->value, is_money); }
bool PlainReader::basis() {
    constexpr std::array<std::string_view, 3> words = {"", "pre-money", "post-money"};
    return text_.peek() == '"' && take_word(words, valuation_->basis) && valuation_->basis != Basis::not_stated;
}

bool PlainReader::that() {
    std::string_view value;
    if (!text_.take_string(value) || is_blank(value) || value.size() > most_string_bytes) return false;
    auto parsed = parse_statement(value, deal_->currency);
    auto* statement = std::get_if<Statement>(&parsed);
    if (!statement) return false;
    claim_->that = std::move(*statement);
    return true;
}

// ---- what ties them together

bool PlainReader::has_source(const Citation& cited) const {
    return cited.source.empty() || find_id(deal_->sources, cited.source) != nullptr;
}

bool PlainReader::fits_together() {
    if (ids_.size() > most_ids || !all_differ(ids_) || !all_differ(same_as_)) return false;
    const auto is_cited_well = [this](const auto& item) { return has_source(item.cited); };
    if (!std::ranges::all_of(deal_->investments, is_cited_well)) return false;
    if (!std::ranges::all_of(deal_->commitments, is_cited_well)) return false;
    if (!std::ranges::all_of(deal_->valuations, is_cited_well)) return false;
    return std::ranges::all_of(deal_->claims, [&](const Claim& claim) {
        return is_cited_well(claim) && (!claim.that || !misfit(*claim.that, *deal_));
    });
}

bool PlainReader::read(std::string_view text, std::size_t first_line, Deal& deal) {
    if (text.size() > most_deal_bytes) return false;
    text_.start(text, first_line);
    deal_ = &deal;
    home_known_ = false;
    ids_.clear();
    same_as_.clear();
    deal.title.clear();
    deal.announced.reset();
    read_ = {};
    if (!read_object(deal_shape_) || !text_.at_end()) return false;
    if (!read_.sources) deal.sources.clear();
    if (!read_.investments) deal.investments.clear();
    if (!read_.commitments) deal.commitments.clear();
    if (!read_.valuations) deal.valuations.clear();
    if (!read_.claims) deal.claims.clear();
    return fits_together();
}

}  // namespace dealcalc::input
