#include "analysis/matching.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <numeric>

#include <dealcalc/model/measures.hpp>

namespace dealcalc {

namespace {

constexpr std::string_view over_suffix = ".over";

/// Groups of items, each with at most one item of a report.
class Groups {
public:
    Groups(const std::vector<Matchable>& items, std::size_t reports) : group_of_(items.size()) {
        std::iota(group_of_.begin(), group_of_.end(), 0U);
        for (std::size_t i = 0; i < items.size(); ++i) {
            groups_.emplace_back(reports)[items[i].report] = items[i].index;
            members_.push_back({i});
        }
    }

    void join(std::size_t a, std::size_t b) {
        const std::size_t kept = std::min(group_of_[a], group_of_[b]);
        const std::size_t merged = std::max(group_of_[a], group_of_[b]);
        if (kept == merged || share_a_report(kept, merged)) return;
        for (std::size_t r = 0; r < groups_[kept].size(); ++r) {
            if (groups_[merged][r]) groups_[kept][r] = groups_[merged][r];
        }
        for (const std::size_t item : members_[merged]) group_of_[item] = kept;
        members_[kept].insert(members_[kept].end(), members_[merged].begin(), members_[merged].end());
        members_[merged].clear();
    }

    /// A group keeps the place of its first item.
    std::vector<Counterparts> take() const {
        std::vector<Counterparts> taken;
        for (std::size_t g = 0; g < groups_.size(); ++g) {
            if (!members_[g].empty()) taken.push_back(groups_[g]);
        }
        return taken;
    }

private:
    bool share_a_report(std::size_t a, std::size_t b) const {
        for (std::size_t r = 0; r < groups_[a].size(); ++r) {
            if (groups_[a][r] && groups_[b][r]) return true;
        }
        return false;
    }

    std::vector<std::size_t> group_of_;              // by item
    std::vector<Counterparts> groups_;               // by its first item
    std::vector<std::vector<std::size_t>> members_;  // by group; empty where it was merged into another
};

using Index = std::map<std::string, std::vector<std::size_t>, std::less<>>;
using KeyOf = std::function<std::string(const Matchable&)>;

Index index_of(const std::vector<Matchable>& items, const KeyOf& key_of) {
    Index index;
    for (std::size_t i = 0; i < items.size(); ++i) index[key_of(items[i])].push_back(i);
    return index;
}

void join_alike(Groups& groups, const std::vector<Matchable>& items, const KeyOf& key_of) {
    const Index index = index_of(items, key_of);
    for (std::size_t i = 0; i < items.size(); ++i) {
        for (const std::size_t j : index.at(key_of(items[i]))) groups.join(i, j);
    }
}

void join_stated(Groups& groups, const std::vector<Matchable>& items) {
    const Index by_id = index_of(items, [](const Matchable& item) { return std::string(item.id); });
    const Index by_same_as = index_of(items, [](const Matchable& item) { return std::string(item.same_as); });
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].same_as.empty()) continue;
        for (const Index* index : {&by_id, &by_same_as}) {
            const auto found = index->find(items[i].same_as);
            if (found == index->end()) continue;
            for (const std::size_t j : found->second) groups.join(i, j);
        }
    }
}

template <class Item>
std::vector<Counterparts> match_lists(const std::vector<Deal>& reports, std::vector<Item> Deal::* list) {
    std::vector<Matchable> items;
    for (std::size_t r = 0; r < reports.size(); ++r) {
        const std::vector<Item>& listed = reports[r].*list;
        for (std::size_t i = 0; i < listed.size(); ++i) items.push_back({r, i, listed[i].id, listed[i].same_as});
    }
    return match(items, reports.size());
}

/// The group of the item with this id; nothing where the report has none.
template <class Item>
std::optional<std::size_t> group_of(const std::vector<Counterparts>& groups, std::size_t report,
                                    const std::vector<Item>& items, std::string_view id) {
    for (std::size_t g = 0; g < groups.size(); ++g) {
        if (groups[g][report] && items[*groups[g][report]].id == id) return g;
    }
    return std::nullopt;
}

template <class Item>
std::optional<std::string> id_in(const std::vector<Counterparts>& groups, const std::vector<Deal>& reports,
                                 std::vector<Item> Deal::* list, std::size_t from, std::size_t to,
                                 std::string_view id) {
    const auto group = group_of(groups, from, reports[from].*list, id);
    if (!group || !groups[*group][to]) return std::nullopt;
    return (reports[to].*list)[*groups[*group][to]].id;
}

std::string numbered(char kind, std::size_t number) {
    std::string name(1, kind);
    name += std::to_string(number);
    return name;
}

std::string canonical_name(const Matching& matching, const Deal& deal, std::size_t report, const std::string& name) {
    const std::string id = name.substr(0, name.find('.'));
    const std::string rest = name.substr(id.size());
    if (const auto g = group_of(matching.investments, report, deal.investments, id)) return numbered('i', *g);
    if (const auto g = group_of(matching.commitments, report, deal.commitments, id)) {
        return numbered('c', *g) + rest;
    }
    if (const auto g = group_of(matching.valuations, report, deal.valuations, id)) return numbered('v', *g);
    return name;
}

/// The figures that a measure adds up; the name itself where it is no such measure.
std::vector<std::string> parts_of(const std::string& name, const Deal& deal) {
    if (!is_total_measure(name)) return {name};
    std::vector<std::string> parts;
    each_figure_of(name, deal, [&](const NamedFigure& figure) { parts.emplace_back(figure.name); });
    return parts;
}

std::string in_order(std::vector<std::string> terms) {
    std::sort(terms.begin(), terms.end());
    std::string text;
    for (const std::string& term : terms) text += term + ' ';
    return text;
}

/// Of a total: the formula as it stands, and with its measures written out, in names that all reports share.
std::vector<std::string> keys_of(const Formula& formula, const Matching& matching, const Deal& deal,
                                 std::size_t report) {
    std::vector<std::string> as_stated;
    std::vector<std::string> written_out;
    const auto terms = terms_of(formula);
    for (const Term& term : *terms) {
        const std::string sign = term.minus ? "-" : "+";
        as_stated.push_back(sign + canonical_name(matching, deal, report, term.name));
        for (const std::string& part : parts_of(term.name, deal)) {
            written_out.push_back(sign + canonical_name(matching, deal, report, part));
        }
    }
    if (written_out.empty()) written_out = as_stated;  // a measure of nothing is like no other
    return {in_order(std::move(as_stated)), in_order(std::move(written_out))};
}

std::vector<Counterparts> match_totals(const Matching& matching, const std::vector<Deal>& reports) {
    std::vector<Matchable> items;
    for (std::size_t r = 0; r < reports.size(); ++r) {
        for (std::size_t i = 0; i < reports[r].claims.size(); ++i) {
            const Claim& claim = reports[r].claims[i];
            if (!is_stated_total(claim)) continue;
            items.push_back({r, i, claim.id, claim.same_as, keys_of(claim.that->formula, matching, reports[r], r)});
        }
    }
    return match(items, reports.size());
}

}  // namespace

std::vector<Counterparts> match(const std::vector<Matchable>& items, std::size_t reports) {
    Groups groups(items, reports);
    join_stated(groups, items);
    const std::size_t keys = items.empty() ? 0 : items.front().keys.size();
    if (keys == 0) join_alike(groups, items, [](const Matchable& item) { return std::string(item.id); });
    for (const bool with_id : {true, false}) {
        for (std::size_t k = 0; k < keys; ++k) {
            join_alike(groups, items, [k, with_id](const Matchable& item) {
                return (with_id ? std::string(item.id) : std::string()) + '\n' + item.keys[k];
            });
        }
    }
    return groups.take();
}

Matching match_reports(const std::vector<Deal>& reports) {
    Matching matching;
    matching.investments = match_lists(reports, &Deal::investments);
    matching.commitments = match_lists(reports, &Deal::commitments);
    matching.valuations = match_lists(reports, &Deal::valuations);
    matching.totals = match_totals(matching, reports);
    return matching;
}

bool is_stated_total(const Claim& claim) {
    const auto terms = claim.that ? terms_of(claim.that->formula) : std::nullopt;
    if (!terms) return false;
    const std::string& first = terms->front().name;
    return terms->size() > 1 || is_total_measure(first) || first == "maximum";
}

std::optional<std::string> name_in(const Matching& matching, const std::vector<Deal>& reports, std::size_t from,
                                   std::size_t to, std::string_view name) {
    if (is_measure(name)) return std::string(name);
    const std::string_view id = name.substr(0, name.find('.'));
    if (auto found = id_in(matching.investments, reports, &Deal::investments, from, to, id)) return found;
    if (auto found = id_in(matching.valuations, reports, &Deal::valuations, from, to, id)) return found;
    auto found = id_in(matching.commitments, reports, &Deal::commitments, from, to, id);
    if (found && name.ends_with(over_suffix)) *found += over_suffix;
    return found;
}

std::optional<Formula> formula_in(const Matching& matching, const std::vector<Deal>& reports, std::size_t from,
                                  std::size_t to, const Formula& formula) {
    Formula renamed = formula;
    for (Node& node : renamed.nodes) {
        if (node.kind != Node::Kind::name) continue;
        const auto name = name_in(matching, reports, from, to, node.name);
        if (!name) return std::nullopt;
        node.name = *name;
    }
    return renamed;
}

// ---- support

namespace {

std::optional<Reported> reported_in(const Deal& deal, std::string_view name) {
    const auto named = find_figure(deal, name);
    return named ? std::optional(*named->figure) : std::nullopt;
}

Reported scaled(Reported reported, const Number& factor) {
    Figure& figure = reported.figure;
    for (Number* number : {&figure.nominal, &figure.other, &figure.place, &figure.other_place, &figure.significant}) {
        *number = *number * factor;
    }
    for (auto* end : {&reported.low, &reported.high}) {
        if (*end) **end = **end * factor;
    }
    return reported;
}

bool changes(const ReadingSide& side, std::string_view name) {
    return std::any_of(side.slips.begin(), side.slips.end(), [name](const Slip& slip) { return slip.figure == name; });
}

}  // namespace

Reported figure_of(const Claim& claim) { return {claim.that->figure_text, claim.that->figure, {}}; }

std::vector<std::size_t> Supporters::of(const ReadingSide& side) const {
    std::vector<std::size_t> by;
    for (std::size_t r = 0; r < reports_.size(); ++r) {
        if (r != explained_ && support(r, side)) by.push_back(r);
    }
    return by;
}

bool Supporters::support(std::size_t other, const ReadingSide& side) const {
    const bool all_agree = std::all_of(side.slips.begin(), side.slips.end(), [&](const Slip& slip) {
        return agrees(other, slip.figure, changed(slip));
    });
    if (!all_agree) return false;
    const bool part_contradicts = std::any_of(side.parts.begin(), side.parts.end(), [&](const Part& part) {
        return !changes(side, part.name) && contradicts(other, part.name);
    });
    return !part_contradicts && (changes(side, claim_.id) || !contradicts(other, claim_.id));
}

bool Supporters::agrees(std::size_t other, std::string_view name, const std::optional<Reported>& figure) const {
    const auto said = counterpart(other, name);
    return said && figure && agreement_of(*figure, *said) <= Agreement::compatible;
}

/// A figure that the other report does not have is not contradicted.
bool Supporters::contradicts(std::size_t other, std::string_view name) const {
    return counterpart(other, name) && !agrees(other, name, own(name));
}

std::optional<Reported> Supporters::own(std::string_view name) const {
    return name == claim_.id ? figure_of(claim_) : reported_in(reports_[explained_], name);
}

std::optional<Reported> Supporters::counterpart(std::size_t other, std::string_view name) const {
    if (name != claim_.id) {
        const auto there = name_in(matching_, reports_, explained_, other, name);
        return there ? reported_in(reports_[other], *there) : std::nullopt;
    }
    for (const Counterparts& group : matching_.totals) {
        const bool is_it = group[explained_] && reports_[explained_].claims[*group[explained_]].id == claim_.id;
        if (is_it && group[other]) return figure_of(reports_[other].claims[*group[other]]);
    }
    return std::nullopt;
}

/// The figure as the slip has it; nothing where the slip is in how the figure counts.
std::optional<Reported> Supporters::changed(const Slip& slip) const {
    auto reported = own(slip.figure);
    if (!reported) return std::nullopt;
    if (slip.what == Slip::What::scaled) return scaled(std::move(*reported), slip.factor);
    if (slip.what == Slip::What::recurrency) {
        reported->figure.unit = slip.value.unit;
        return reported;
    }
    if (slip.what != Slip::What::edited) return std::nullopt;
    auto edited = parse_figure(slip.becomes, reports_[explained_].currency);
    const auto* figure = std::get_if<Figure>(&edited);
    const bool is_bare = !figure || figure->unit != reported->figure.unit;  // a JSON number
    if (is_bare) edited = parse_json_number(slip.becomes, reported->figure.unit);
    return Reported{slip.becomes, std::get<Figure>(edited)};
}

bool supports(const Deal& report, const ReadingSide& side, const Claim& claim, const Deal& explained) {
    const std::vector<Deal> reports = {explained, report};
    const Matching matching = match_reports(reports);
    return !Supporters(matching, reports, 0, claim).of(side).empty();
}

}  // namespace dealcalc
