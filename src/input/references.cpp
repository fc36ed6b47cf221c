#include "input/deal_reader.hpp"

#include <algorithm>
#include <cstdint>
#include <set>
#include <span>
#include <unordered_map>

#include <dealcalc/model/order.hpp>

#include "base/suggest.hpp"
#include "model/words.hpp"

namespace dealcalc::input {
namespace {

/// The string that begins at byte `at`, as the parser gave it.
JsonValue string_value(const Reading& reading, std::size_t at) {
    JsonParser parser;
    parser.start(reading.text.substr(at));
    JsonValue value = parser.value();
    value.span = {at, at + value.span.end};
    return value;
}

Span span_of(const Reading& reading, std::size_t at) {
    return string_value(reading, at).span;
}

template <class Item>
std::vector<std::string_view> ids_of(const std::vector<Item>& items) {
    std::vector<std::string_view> ids;
    for (const Item& item : items) ids.push_back(item.id);
    return ids;
}

/// Whether a problem that comes now, after those from `begin` on and in the order of the file, will be left out. Then
/// it needs no words: ten thousand searches for the nearest of ten thousand names are minutes of work for nothing.
bool is_left_out(const Reading& reading, std::size_t begin) {
    return reading.problems.size() >= begin + most_problems;
}

// ---- ids

/// What has to be said where a name appears twice: `what` comes before the name.
struct OnceRule {
    std::string_view code, what, help;
};
constexpr OnceRule id_once{"duplicate-id", "the id ", "an id stands once in a file"};
constexpr OnceRule same_as_once{"duplicate-same-as", "the same_as ",
                                "one figure of this file is the same as that of the other report"};

/// FNV-1a. Names with different numbers are different.
std::uint64_t number_of(std::string_view name) {
    std::uint64_t number = 0xCBF29CE484222325;
    for (const char c : name) number = (number ^ static_cast<unsigned char>(c)) * 0x100000001B3;
    return number;
}

bool may_repeat(const std::vector<NameUse>& uses, std::vector<std::uint64_t>& numbers) {
    numbers.clear();
    for (const NameUse& use : uses) numbers.push_back(number_of(use.name));
    std::ranges::sort(numbers);
    return std::ranges::adjacent_find(numbers) != numbers.end();
}

void check_once(Draft& draft, const std::vector<NameUse>& uses, const OnceRule& rule) {
    if (!may_repeat(uses, draft.numbers)) return;
    std::unordered_map<std::string_view, std::size_t> seen;
    Reading& reading = draft.reading;
    for (const NameUse& use : uses) {
        const auto [first, fresh] = seen.emplace(use.name, use.at);
        if (fresh) continue;
        reading.problems.push_back({std::string(rule.code),
                                    std::string(rule.what) + in_quotes(use.name) + " stands twice",
                                    span_of(reading, use.at), std::string(rule.help), first->second});
    }
}

// ---- sources

void check_sources(Draft& draft) {
    if (!draft.source_ids_complete || draft.sources.empty()) return;
    Reading& reading = draft.reading;
    std::vector<std::string_view>& known = draft.known;
    known.clear();
    for (const Source& source : draft.deal.sources) known.push_back(source.id);
    std::ranges::sort(known);
    const std::size_t begin = reading.problems.size();
    for (const NameUse& use : draft.sources) {
        if (std::ranges::binary_search(known, use.name)) continue;
        std::string help;
        if (!is_left_out(reading, begin)) {
            const auto near = nearest(use.name, ids_of(draft.deal.sources));
            help = near ? "did you mean " + in_quotes(*near) + "?" : "add it to \"sources\"";
        }
        reading.add("unknown-source", "no source has the id " + in_quotes(use.name), span_of(reading, use.at),
                    std::move(help));
    }
}

// ---- the valuations of payments

void check_prices(Draft& draft) {
    if (!draft.figure_ids_complete) return;
    Reading& reading = draft.reading;
    const std::size_t begin = reading.problems.size();
    for (const NameUse& use : draft.priced_at) {
        if (find_id(draft.deal.valuations, use.name)) continue;
        std::string help;
        if (!is_left_out(reading, begin)) {
            const auto near = nearest(use.name, ids_of(draft.deal.valuations));
            help = near ? "did you mean " + in_quotes(*near) + "?" : "add it to \"valuations\"";
        }
        reading.add("unknown-valuation", "no valuation has the id " + in_quotes(use.name), span_of(reading, use.at),
                    std::move(help));
    }
}

// ---- the order of investments

constexpr std::string_view code_of(OrderFault::What what) {
    switch (what) {
    case OrderFault::What::unknown: return "unknown-investment";
    case OrderFault::What::itself: return "after-itself";
    case OrderFault::What::repeated: return "repeated-after";
    case OrderFault::What::circle: break;
    }
    return "after-circle";
}

/// Where the entries of this investment begin among those of all.
std::size_t first_entry(const std::vector<Investment>& investments, std::size_t investment) {
    std::size_t first = 0;
    for (std::size_t i = 0; i < investment; ++i) first += investments[i].after.size();
    return first;
}

void check_order(Draft& draft) {
    if (draft.after.empty()) return;
    Reading& reading = draft.reading;
    const std::vector<Investment>& investments = draft.deal.investments;
    const std::size_t begin = reading.problems.size();
    for (const OrderFault& fault : order_faults(investments)) {
        const bool is_unknown = fault.what == OrderFault::What::unknown;
        if (is_unknown && !draft.figure_ids_complete) continue;
        const auto entries = std::span(draft.after).subspan(first_entry(investments, fault.at.investment));
        const NameUse& use = entries[fault.at.entry];
        Problem problem{std::string(code_of(fault.what)), message_for(fault, investments), span_of(reading, use.at),
                        ""};
        if (!is_unknown || !is_left_out(reading, begin)) problem.help = help_for(fault, investments);
        if (fault.what == OrderFault::What::repeated) {
            problem.earlier = std::ranges::find(entries, use.name, &NameUse::name)->at;
        }
        reading.problems.push_back(std::move(problem));
    }
}

// ---- claims

std::string_view id_in(std::string_view name) {
    return name.substr(0, name.find('.'));
}

/// An earlier fault keeps this formula from being judged.
bool is_blocked(const Formula& formula, const Draft& draft, const std::set<std::string_view>& names) {
    return std::ranges::any_of(formula.nodes, [&](const Node& node) {
        if (node.kind != Node::Kind::name) return false;
        if (is_measure(node.name)) return draft.any_damaged;
        if (draft.damaged.contains(id_in(node.name))) return true;
        return !draft.figure_ids_complete && !names.contains(node.name);
    });
}

void check_claims(Draft& draft) {
    Reading& reading = draft.reading;
    const bool any_fault = draft.any_damaged || !draft.figure_ids_complete;
    const std::size_t begin = reading.problems.size();
    std::vector<std::string> listed;  // worked out where the deal is not good
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < draft.that.size(); ++i) {
        if (draft.that[i] == 0) continue;
        const Statement& that = *draft.deal.claims[i].that;
        const bool is_shown = !is_left_out(reading, begin);
        if (!any_fault && is_shown && !misfit(that, draft.deal)) continue;
        if (names.empty()) {
            listed = names_of(draft.deal);
            names.insert(listed.begin(), listed.end());
        }
        if (is_blocked(that.formula, draft, names)) continue;
        const bool known = std::ranges::all_of(that.formula.nodes, [&](const Node& node) {
            return node.kind != Node::Kind::name || names.contains(node.name);
        });
        const JsonValue value = string_value(reading, draft.that[i]);
        if (!known && !is_shown) {
            reading.add("unknown-name", "", value.span, "");
        } else if (const auto misread = misfit(that, draft.deal)) {
            reading.add(known ? "claim-misfit" : "unknown-name", *misread, value);
        }
    }
}

}  // namespace

void check_references(Draft& draft) {
    check_once(draft, draft.ids, id_once);
    check_once(draft, draft.same_as, same_as_once);
    check_sources(draft);
    check_prices(draft);
    check_order(draft);
    check_claims(draft);
}

}  // namespace dealcalc::input
