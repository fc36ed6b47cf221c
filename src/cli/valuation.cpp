// dealcalc valuation

#include <array>
#include <tuple>

#include <dealcalc/analysis/valuation.hpp>
#include <dealcalc/report/present.hpp>
#include <dealcalc/report/words.hpp>
#include <fmt/core.h>

#include "base/suggest.hpp"
#include "base/text.hpp"
#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/deals.hpp"
#include "cli/output.hpp"

namespace dealcalc::cli {
namespace {

constexpr std::array<std::string_view, 2> end_options = {"--from", "--to"};

Misread no_such_valuation(const std::string& id, const Deal& deal) {
    std::vector<std::string_view> ids;
    for (const Valuation& v : deal.valuations) ids.push_back(v.id);
    const auto close = nearest(id, ids);
    const std::string help = close ? fmt::format("did you mean {}?", *close)
                             : ids.empty() ? std::string("the deal reports no valuation; give a figure such as $60B")
                                           : fmt::format("give a figure, or one of {}", join(ids, ", "));
    return {0, id.size(), fmt::format("no valuation is named {}", id), help};
}

std::variant<ValuationPoint, Diagnostic> read_point(const std::string& option, const std::string& text,
                                                    const Deal* deal) {
    if (deal && is_id(text)) {
        if (const Valuation* valuation = find_id(deal->valuations, text)) return point_of(*valuation);
        return argument_problem(option, text, no_such_valuation(text, *deal));
    }
    auto figure = read_figure(option, text, deal ? deal->currency : Currency{});
    if (auto* problem = std::get_if<Diagnostic>(&figure)) return std::move(*problem);
    const Reported& reported = std::get<Reported>(figure);
    const Unit& unit = reported.figure.unit;
    if (!is_money(unit) && unit.of != Dimension::number) {
        return argument_problem(option, text, {0, text.size(), "a valuation is money", "write $60B, for example"});
    }
    if (reported.figure.nominal.is_negative()) {
        return argument_problem(option, text, {0, text.size(), "a valuation is never negative", "give 0 or more"});
    }
    return ValuationPoint{text, reported};
}

std::variant<Reported, Diagnostic> read_duration(const std::string& text) {
    auto duration = read_figure("--over", text, {});
    if (const auto* reported = std::get_if<Reported>(&duration)) {
        if (reported->figure.unit.of != Dimension::time) {
            return argument_problem("--over", text,
                                    {0, text.size(), "this is no duration", "write 15 months, for example"});
        }
        if (reported->figure.nominal.is_negative()) {
            const Value time = in_time(exactly(-reported->figure.nominal, reported->figure.unit),
                                       written_in(reported->figure));
            return argument_problem("--over", text,
                                    {0, text.size(), "a duration is never negative",
                                     fmt::format("write {}; for a change back in time, swap --from and --to",
                                                 words_for(*time.face, time.unit))});
        }
    }
    return duration;
}

/// The deal is needed where an end is named by id, or where no end is given at all.
bool needs_deal(const Arguments& arguments) {
    if (!arguments.has("--from")) return true;
    return is_id(*arguments.value("--from")) || is_id(*arguments.value("--to"));
}

Diagnostics misused(const Arguments& arguments) {
    Diagnostics problems;
    const auto from = arguments.value("--from");
    if (from && is_id(*from) && from == arguments.value("--to")) {
        problems.push_back(usage_problem(fmt::format("--from and --to both name {}", *from), "name two valuations"));
    }
    for (std::size_t i = 0; i < end_options.size(); ++i) {
        if (arguments.has(end_options[i]) && !arguments.has(end_options[1 - i])) {
            problems.push_back(usage_problem(fmt::format("{} is given without {}", end_options[i], end_options[1 - i]),
                                             "give both, or neither for the first and last valuation of the deal"));
        }
    }
    if (problems.empty() && !needs_deal(arguments) && !arguments.positionals().empty()) {
        problems.push_back(usage_problem(
            fmt::format("{} is not used: --from and --to are both figures", arguments.positionals().front()),
            "name a valuation of the deal by its id, or leave the deal out"));
    }
    return problems;
}

bool is_bare(const ValuationPoint& point) { return point.value.figure.unit.of == Dimension::number; }

/// A bare number beside money: one of the two lacks its currency and perhaps its scale.
std::optional<Diagnostic> bare_beside_money(const ValuationPoint& from, const ValuationPoint& to) {
    if (is_bare(from) == is_bare(to)) return std::nullopt;
    const auto& [bare, money] = is_bare(from) ? std::tie(from, to) : std::tie(to, from);
    const std::string option(end_options[is_bare(from) ? 0 : 1]);
    return argument_problem(option, bare.name,
                            {0, bare.name.size(), fmt::format("{} has no unit, and {} is money", bare.name, money.name),
                             "write the currency and the scale, such as $60B"});
}

Result compare(const Arguments& arguments, const Deal* deal, const std::optional<Reported>& over) {
    const auto from = read_point("--from", *arguments.value("--from"), deal);
    const auto to = read_point("--to", *arguments.value("--to"), deal);
    Diagnostics problems;
    for (const auto* end : {&from, &to}) {
        if (const auto* problem = std::get_if<Diagnostic>(end)) problems.push_back(*problem);
    }
    if (!problems.empty()) return problems;
    const auto unlike = bare_beside_money(std::get<ValuationPoint>(from), std::get<ValuationPoint>(to));
    if (unlike) return Diagnostics{*unlike};
    return Outcome{present(compare_valuations(std::get<ValuationPoint>(from), std::get<ValuationPoint>(to), over), deal,
                           asked_extras(arguments))};
}

Result of_deal(const Deal& deal, const std::optional<Reported>& over, Extras extras) {
    Valuations valuations = valuations_of(deal);
    if (over && valuations.overall) {
        valuations.overall = compare_valuations(valuations.overall->from, valuations.overall->to, over);
    }
    return Outcome{present(valuations, deal, extras)};
}

Result run_valuation(const Arguments& arguments) {
    Diagnostics problems = misused(arguments);
    if (!problems.empty()) return problems;
    std::optional<Reported> over;
    if (const auto text = arguments.value("--over")) {
        auto read = read_duration(*text);
        if (auto* problem = std::get_if<Diagnostic>(&read)) return Diagnostics{std::move(*problem)};
        over = std::get<Reported>(std::move(read));
    }
    if (!needs_deal(arguments)) return compare(arguments, nullptr, over);

    const auto loaded = load_one_deal("valuation", arguments.positionals());
    if (const auto* unread = std::get_if<Diagnostics>(&loaded)) return *unread;
    const Deal& deal = std::get<Deal>(loaded);
    return arguments.has("--from") ? compare(arguments, &deal, over) : of_deal(deal, over, asked_extras(arguments));
}

constexpr std::array valuation_options = {
    Option{"--from", "F", "the earlier valuation: a figure, or the id of a valuation of the deal", false,
           Takes::valuation},
    Option{"--to", "F", "the later valuation: a figure or an id", false, Takes::valuation},
    Option{"--over", "D", "how long it took, such as \"15 months\"; without it, the dates say"},
};

}  // namespace

constinit const Command valuation_command = {
    "valuation",
    "multiple, change, annual growth and implied stake",
    "Compares two valuations: with --from and --to any two, else the first and the last of the deal, at face value and "
    "over the ranges that the figures allow. The stake is exposure / valuation: arithmetic, not a term of the deal.",
    one_deal,
    valuation_options,
    {"dealcalc valuation",
     "dealcalc valuation --from 60 --to 380 --over \"15 months\""},
    a_chart,
    run_valuation};

}  // namespace dealcalc::cli
