#include <algorithm>
#include <unordered_map>

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

using Index = std::unordered_map<std::string_view, std::size_t>;

/// One entry of "after": which investment waits for which.
struct Wait {
    std::size_t on = 0;
    const JsonNode* node = nullptr;
};
using Waits = std::vector<std::vector<Wait>>;

/// The entries of one "after" that can be followed; a problem for each of the others.
std::vector<Wait> check_after(Reading& reading, const Draft& draft, std::size_t investment, const Index& index,
                              std::size_t begin) {
    std::vector<Wait> waits;
    std::unordered_map<std::string_view, std::size_t> seen;
    for (const NameUse& use : draft.after[investment]) {
        const auto [first, fresh] = seen.emplace(use.name, use.node->span.begin);
        const auto found = index.find(use.name);
        if (!fresh) {
            reading.problems.push_back({"repeated-after", in_quotes(use.name) + " stands twice in after",
                                        use.node->span, "remove one of the two", first->second});
        } else if (found != index.end() && found->second == investment) {
            reading.add("after-itself", use.name + " comes after itself", use.node->span, "remove it");
        } else if (found != index.end()) {
            waits.push_back({found->second, use.node});
        } else if (draft.figure_ids_complete) {
            reading.add("unknown-investment", "no investment has the id " + in_quotes(use.name), use.node->span,
                        is_left_out(reading, begin)
                            ? ""
                            : suggestion(use.name, ids_of(draft.deal.investments), "after holds ids of investments"));
        }
    }
    return waits;
}

/// Looks for circles by following every wait once, without recursion: a chain may have 10,000 links.
class CircleSearch {
public:
    CircleSearch(Reading& reading, const Deal& deal, const Waits& waits)
        : reading_(reading)
        , deal_(deal)
        , waits_(waits)
        , state_(waits.size(), State::unseen) {}

    void run() {
        for (std::size_t i = 0; i < waits_.size(); ++i) {
            if (state_[i] == State::unseen) follow(i);
        }
    }

private:
    enum class State { unseen, open, done };
    struct Step {
        std::size_t investment = 0, next = 0;
    };

    void follow(std::size_t start) {
        enter(start);
        while (!path_.empty()) {
            Step& step = path_.back();
            if (step.next == waits_[step.investment].size()) {
                state_[step.investment] = State::done;
                path_.pop_back();
                continue;
            }
            const Wait& wait = waits_[step.investment][step.next++];
            if (state_[wait.on] == State::unseen)
                enter(wait.on);
            else if (state_[wait.on] == State::open)
                report(wait);
        }
    }
    void enter(std::size_t investment) {
        state_[investment] = State::open;
        path_.push_back({investment});
    }
    void report(const Wait& wait) {
        const auto is_start = [&](const Step& step) { return step.investment == wait.on; };
        const auto start = std::find_if(path_.begin(), path_.end(), is_start);
        std::string circle;
        constexpr std::ptrdiff_t most = 8;
        for (auto step = start; step != path_.end(); ++step) {
            if (step - start == most) {
                circle += "... after ";
                break;
            }
            circle += deal_.investments[step->investment].id + " after ";
        }
        reading_.add("after-circle", "investments wait for each other: " + circle + deal_.investments[wait.on].id,
                     wait.node->span, "remove one of these entries");
    }

    Reading& reading_;
    const Deal& deal_;
    const Waits& waits_;
    std::vector<State> state_;
    std::vector<Step> path_;
};

void check_order(Reading& reading, const Draft& draft) {
    Index index;
    for (std::size_t i = 0; i < draft.deal.investments.size(); ++i) index.emplace(draft.deal.investments[i].id, i);
    Waits waits;
    const std::size_t begin = reading.problems.size();
    for (std::size_t i = 0; i < draft.after.size(); ++i) waits.push_back(check_after(reading, draft, i, index, begin));
    CircleSearch(reading, draft.deal, waits).run();
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
