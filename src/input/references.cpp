#include <algorithm>
#include <unordered_map>

#include <dealcalc/model/order.hpp>

#include "base/suggest.hpp"
#include "input/deal_reader.hpp"
#include "input/problem.hpp"
#include "model/words.hpp"

namespace dealcalc::input {
namespace {

std::size_t place_of(const NameUse& use) {
    return use.node->span.begin;
}

/// What has to be said where a name stands twice: `what` stands before the name.
struct OnceRule {
    std::string_view code, what, help;
};
constexpr OnceRule id_once{"duplicate-id", "the id ", "an id stands once in a file"};
constexpr OnceRule same_as_once{"duplicate-same-as", "the same_as ",
                                "one figure of this file is the same as that of the other report"};

void check_once(Reading& reading, std::vector<NameUse> names, const OnceRule& rule) {
    std::ranges::sort(names, {}, place_of);
    std::unordered_map<std::string_view, std::size_t> seen;
    for (const NameUse& use : names) {
        const auto [first, fresh] = seen.emplace(use.name, use.node->span.begin);
        if (fresh) continue;
        reading.problems.push_back({std::string(rule.code),
                                    std::string(rule.what) + in_quotes(use.name) + " stands twice", use.node->span,
                                    std::string(rule.help), first->second});
    }
}

template<class Item>
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

std::string suggestion(std::string_view name, const std::vector<std::string_view>& ids, std::string otherwise) {
    const auto near = nearest(name, ids);
    return near ? "did you mean " + in_quotes(*near) + "?" : std::move(otherwise);
}

void check_sources(Reading& reading, const Draft& draft) {
    if (!draft.source_ids_complete) return;
    const auto ids = ids_of(draft.deal.sources);
    const std::set<std::string_view> known(ids.begin(), ids.end());
    std::vector<NameUse> uses = draft.sources;
    std::ranges::sort(uses, {}, place_of);
    const std::size_t begin = reading.problems.size();
    for (const NameUse& use : uses) {
        if (known.contains(use.name)) continue;
        reading.add("unknown-source", "no source has the id " + in_quotes(use.name), use.node->span,
                    is_left_out(reading, begin) ? "" : suggestion(use.name, ids, "add it to \"sources\""));
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

/// Where the name of a repeated entry stands first.
std::size_t first_place(const std::vector<NameUse>& after, const NameUse& repeated) {
    const auto same = [&](const NameUse& use) { return use.name == repeated.name; };
    return place_of(*std::ranges::find_if(after, same));
}

void check_order(Reading& reading, const Draft& draft) {
    const std::vector<Investment>& investments = draft.deal.investments;
    const std::size_t begin = reading.problems.size();
    for (const OrderFault& fault : order_faults(investments)) {
        const bool is_unknown = fault.what == OrderFault::What::unknown;
        if (is_unknown && !draft.figure_ids_complete) continue;
        const std::vector<NameUse>& after = draft.after[fault.at.investment];
        const NameUse& use = after[fault.at.entry];
        Problem problem{std::string(code_of(fault.what)), message_for(fault, investments), use.node->span, ""};
        if (!is_unknown || !is_left_out(reading, begin)) problem.help = help_for(fault, investments);
        if (fault.what == OrderFault::What::repeated) problem.earlier = first_place(after, use);
        reading.problems.push_back(std::move(problem));
    }
}

// ---- claims

std::string_view id_in(std::string_view name) {
    return name.substr(0, name.find('.'));
}

/// An earlier fault keeps this formula from being judged.
bool is_blocked(const Formula& formula, const Draft& draft, const std::set<std::string_view>& names) {
    return std::ranges::any_of(formula.terms, [&](const Term& term) {
        if (is_measure(term.name)) return draft.any_damaged;
        if (draft.damaged.contains(id_in(term.name))) return true;
        return !draft.figure_ids_complete && !names.contains(term.name);
    });
}

void check_claims(Reading& reading, const Draft& draft) {
    const std::vector<std::string> listed = names_of(draft.deal);
    const std::set<std::string_view> names(listed.begin(), listed.end());
    const std::size_t begin = reading.problems.size();
    for (std::size_t i = 0; i < draft.claims.size(); ++i) {
        if (draft.claims[i] == nullptr) continue;
        const Statement& that = *draft.deal.claims[i].that;
        if (is_blocked(that.formula, draft, names)) continue;
        const bool known =
            std::ranges::all_of(that.formula.terms, [&](const Term& term) { return names.contains(term.name); });
        if (!known && is_left_out(reading, begin)) {
            reading.add("unknown-name", "", draft.claims[i]->span, "");
        } else if (const auto misread = misfit(that, draft.deal)) {
            reading.add(known ? "claim-misfit" : "unknown-name", *misread, *draft.claims[i]);
        }
    }
}

}  // namespace

void check_references(Reading& reading, const Draft& draft) {
    check_once(reading, draft.ids, id_once);
    check_once(reading, draft.same_as, same_as_once);
    check_sources(reading, draft);
    check_order(reading, draft);
    check_claims(reading, draft);
}

}  // namespace dealcalc::input
