#include "input/deal_reader.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "input/ids.hpp"
#include "model/words.hpp"

namespace dealcalc::input {
namespace {

const FigureRule investment_amount{"the amount of an investment", "money", {Dimension::money}, "$5B"};
const FigureRule commitment_amount{"the amount of a commitment",
                                   "money, power or energy",
                                   {Dimension::money, Dimension::power, Dimension::energy},
                                   "$100B"};
const FigureRule duration{"the duration of a commitment", "time", {Dimension::time}, "10 years"};
const FigureRule valuation_value{"a valuation", "money", {Dimension::money}, "$380B"};

/// Lines and columns of places that come in order, in one pass over the text. Out of order they cost a new pass.
class PlaceCounter {
public:
    PlaceCounter(std::string_view text, std::size_t first_line)
        : text_(text)
        , first_line_(first_line)
        , line_(first_line) {}
    Origin origin_at(std::size_t at, std::string pointer) {
        if (at < at_) *this = PlaceCounter(text_, first_line_);
        for (; at_ < at; ++at_) {
            if (text_[at_] == '\n') {
                ++line_;
                column_ = 1;
            } else if ((static_cast<unsigned char>(text_[at_]) & 0xC0U) != 0x80) {
                ++column_;
            }
        }
        return {line_, column_, std::move(pointer)};
    }

private:
    std::string_view text_;
    std::size_t first_line_, line_;
    std::size_t at_ = 0, column_ = 1;
};

struct Work {
    Reading& reading;
    Draft& draft;
    PlaceCounter places;
};

std::optional<std::string> read_deal_id(Reading& reading, const Fields& fields) {
    auto id = read_text(reading, fields, "id");
    if (!id || is_deal_id(*id)) return id;
    const std::string near = lower_joined(*id, '-');
    reading.add("bad-id", in_quotes(*id) + " is not an id", fields.find("id")->span,
                near.empty() ? "an id of a deal is of a to z, digits, - and _"
                             : "did you mean " + in_quotes(near) + "?");
    return std::nullopt;
}

/// The text at `key`, which has to be an id; `otherwise` is the way out where it names a measure.
std::optional<std::string> read_item_id(Work& work, const Fields& fields, std::string_view key,
                                        std::string_view otherwise) {
    auto id = read_text(work.reading, fields, key);
    if (!id) return std::nullopt;
    const JsonNode& node = *fields.find(key);
    if (!is_id(*id)) {
        const std::string near = lower_joined(*id, '_');
        const bool usable = is_id(near) && !is_measure(near);
        work.reading.add("bad-id", in_quotes(*id) + " is not an id", node.span,
                         usable ? "did you mean " + in_quotes(near) + "?"
                                : "an id is in snake_case: a to z, digits, single underscores, a letter first");
        return std::nullopt;
    }
    if (is_measure(*id)) {
        work.reading.add("id-is-measure", in_quotes(*id) + " is the name of a measure, which dealcalc computes",
                         node.span, std::string(otherwise));
        return std::nullopt;
    }
    return id;
}

/// The id of an item, noted for check_references.
std::optional<std::string> read_id(Work& work, const Fields& fields) {
    auto id = read_item_id(work, fields, "id", "choose another id");
    if (id) work.draft.ids.push_back({*id, fields.find("id")});
    return id;
}

Citation read_citation(Work& work, const Fields& fields) {
    Citation cited;
    if (auto source = read_text(work.reading, fields, "source")) {
        cited.source = *source;
        work.draft.sources.push_back({*source, fields.find("source")});
    }
    cited.at = read_text(work.reading, fields, "at").value_or("");
    return cited;
}

/// What investments, commitments, valuations and claims have in common.
template<class Item>
void read_common(Work& work, const Fields& fields, Item& item) {
    if (auto id = read_id(work, fields)) item.id = *id;
    item.label = read_text(work.reading, fields, "label").value_or("");
    if (auto same_as = read_item_id(work, fields, "same_as", "give the id that it has in the other report")) {
        item.same_as = *same_as;
        work.draft.same_as.push_back({*same_as, fields.find("same_as")});
    }
    item.cited = read_citation(work, fields);
}

void read_source(Work& work, const Fields& fields, Source& source) {
    if (auto id = read_id(work, fields)) source.id = *id;
    if (source.id.empty()) work.draft.source_ids_complete = false;
    source.title = read_text(work.reading, fields, "title").value_or("");
    source.publisher = read_text(work.reading, fields, "publisher").value_or("");
    if (auto published = read_date(work.reading, fields, "published")) source.published = published->text;
    source.url = read_text(work.reading, fields, "url").value_or("");
}

std::vector<NameUse> read_after(Work& work, const Fields& fields) {
    std::vector<NameUse> after;
    const JsonNode* list = fields.find("after");
    if (list == nullptr) return after;
    if (list->kind != JsonKind::list) {
        work.reading.add("wrong-type", "after is " + std::string(kind_word(*list)) + ", and must be a list of ids",
                         list->span, list->kind == JsonKind::string ? "write [" + in_quotes(list->text) + "]" : "");
        return after;
    }
    for (const JsonNode& node : list->children) {
        if (node.kind == JsonKind::string) {
            after.push_back({node.text, &node});
        } else {
            work.reading.add("wrong-type",
                             "after holds " + std::string(kind_word(node)) + ", and must be a list of ids", node.span,
                             "");
        }
    }
    return after;
}

// The readers of figures return whether formulas over the item can be judged.

bool read_item(Work& work, const Fields& fields, Investment& investment) {
    Reading& reading = work.reading;
    const auto amount = read_reported(reading, fields, "amount", investment_amount);
    const auto status = read_word(reading, fields, "status", {"prior", "firm", "contingent"});
    investment.amount = amount.value_or(Reported{});
    investment.status = static_cast<Status>(status.value_or(0));
    investment.condition = read_text(reading, fields, "condition").value_or("");
    investment.expected = read_date(reading, fields, "expected");
    investment.probability = read_probability(reading, fields);
    for (const NameUse& use : work.draft.after.emplace_back(read_after(work, fields))) {
        investment.after.push_back(use.name);
    }
    return amount && status;
}

bool read_item(Work& work, const Fields& fields, Commitment& commitment) {
    Reading& reading = work.reading;
    const auto amount = read_reported(reading, fields, "amount", commitment_amount);
    const auto by = read_word(reading, fields, "by", {"investor", "company"});
    const auto over = read_figure(reading, fields, "over", duration);
    commitment.amount = amount.value_or(Reported{});
    commitment.by = by == 0U ? Party::investor : Party::company;
    commitment.over = over;
    return amount && by && (over || fields.find("over") == nullptr);
}

bool read_item(Work& work, const Fields& fields, Valuation& valuation) {
    Reading& reading = work.reading;
    const auto value = read_reported(reading, fields, "value", valuation_value);
    valuation.value = value.value_or(Reported{});
    valuation.on = read_date(reading, fields, "on");
    if (const auto basis = read_word(reading, fields, "basis", {"pre-money", "post-money"})) {
        valuation.basis = *basis == 0 ? Basis::pre_money : Basis::post_money;
    }
    return value.has_value();
}

void read_that(Work& work, const Fields& fields, Claim& claim) {
    work.draft.claims.push_back(nullptr);
    const JsonNode* node = fields.find("that");
    if (node == nullptr) {
        if (fields.find("label") == nullptr) {
            const Span brace{fields.object().span.begin, fields.object().span.begin + 1};
            work.reading.add("missing-key", R"(a claim has neither "that" nor "label")", brace,
                             R"("that" says what can be checked, "label" records the rest)");
        }
        return;
    }
    const auto that = read_text(work.reading, fields, "that");
    if (!that) return;
    auto parsed = parse_statement(*that, work.reading.home);
    if (const auto* misread = std::get_if<Misread>(&parsed)) {
        work.reading.add("unreadable-claim", *misread, *node);
        return;
    }
    claim.that = std::get<Statement>(std::move(parsed));
    work.draft.claims.back() = node;
}

using ReadObject = std::function<void(const Fields& fields, Origin origin, bool sound)>;

/// Calls `read` for every object of the list at `key`; `sound`: its keys are in order.
void read_list(Work& work, const Fields& deal, std::string_view key, const ObjectRule& rule, const ReadObject& read) {
    const JsonNode* list = deal.find(key);
    if (list == nullptr) return;
    Reading& reading = work.reading;
    if (list->kind != JsonKind::list) {
        reading.add("wrong-type",
                    std::string(key) + " is " + std::string(kind_word(*list)) + ", and must be a list of objects",
                    list->span, list->kind == JsonKind::object ? "a single item stands in [ ] too" : "");
        work.draft.lose_names();
        return;
    }
    for (std::size_t i = 0; i < list->children.size(); ++i) {
        const JsonNode& node = list->children[i];
        if (node.kind != JsonKind::object) {
            reading.add("wrong-type",
                        std::string(rule.what) + " is an object, and this is " + std::string(kind_word(node)),
                        node.span, "");
            work.draft.lose_names();
            continue;
        }
        const std::size_t before = reading.problems.size();
        const Fields fields(node, rule, reading.problems);
        const std::string pointer = '/' + std::string(key) + '/' + std::to_string(i);
        read(fields, work.places.origin_at(node.span.begin, pointer), reading.problems.size() == before);
    }
}

/// A list of items with a figure. One that cannot be read stays in the draft, so that its name is still known.
template<class Item>
void read_figures(Work& work, const Fields& deal, std::string_view key, const ObjectRule& rule,
                  std::vector<Item>& items) {
    read_list(work, deal, key, rule, [&](const Fields& fields, Origin origin, bool sound) {
        Item& item = items.emplace_back();
        item.origin = std::move(origin);
        read_common(work, fields, item);
        sound = read_item(work, fields, item) && sound;
        if (item.id.empty()) work.draft.figure_ids_complete = false;
        if (sound) return;
        work.draft.damaged.insert(item.id);
        work.draft.any_damaged = true;
    });
}

void read_lists(Work& work, const Fields& fields) {
    Deal& deal = work.draft.deal;
    read_list(work, fields, "sources", source_rule, [&](const Fields& source, const Origin&, bool) {
        read_source(work, source, deal.sources.emplace_back());
    });
    read_figures(work, fields, "investments", investment_rule, deal.investments);
    read_figures(work, fields, "commitments", commitment_rule, deal.commitments);
    read_figures(work, fields, "valuations", valuation_rule, deal.valuations);
    read_list(work, fields, "claims", claim_rule, [&](const Fields& object, Origin origin, bool) {
        Claim& claim = deal.claims.emplace_back();
        claim.origin = std::move(origin);
        read_common(work, object, claim);
        read_that(work, object, claim);
    });
}

}  // namespace

Draft read_draft(Reading& reading, const JsonNode& root) {
    Draft draft;
    Work work{reading, draft, PlaceCounter(reading.text, reading.first_line)};
    const Fields fields(root, deal_rule, reading.problems);
    const auto lost = [](const Problem& problem) { return problem.code == "unknown-key"; };
    if (std::ranges::any_of(reading.problems, lost)) draft.lose_names();
    Deal& deal = draft.deal;
    read_string(reading, fields, "$schema");
    if (const auto currency = read_currency(reading, fields)) deal.currency = *currency;
    reading.home = deal.currency;
    deal.id = read_deal_id(reading, fields).value_or("");
    deal.title = read_text(reading, fields, "title").value_or("");
    deal.investor = read_text(reading, fields, "investor").value_or("");
    deal.company = read_text(reading, fields, "company").value_or("");
    deal.announced = read_date(reading, fields, "announced");
    read_lists(work, fields);
    return draft;
}

}  // namespace dealcalc::input
