// The figures of articles.

#include <dealcalc/report/present.hpp>
#include <dealcalc/report/words.hpp>
#include <fmt/core.h>

#include "report/cells.hpp"

namespace dealcalc {
namespace {

using article::Mention;

Cell bound_cell(const Mention& mention, const std::string& text) {
    if (text.empty()) return {};
    if (mention.kind == article::Kind::date) return Text{text};
    return Exact{text};
}

Row row_of(const Mention& mention, const std::string& file) {
    const Hedge hedge = mention.figure.hedge;
    return {Text{file},
            Count{mention.start, std::to_string(mention.start)},
            Count{mention.end, std::to_string(mention.end)},
            Count{mention.line, std::to_string(mention.line)},
            Count{mention.column, std::to_string(mention.column)},
            Text{mention.words},
            Text{std::string(kind_name(mention.kind))},
            Text{hedge == Hedge::none ? "none" : std::string(hedge_name(hedge))},
            bound_cell(mention, mention.nominal),
            bound_cell(mention, mention.low),
            bound_cell(mention, mention.high),
            Text{mention.unit},
            Text{std::string(role_name(mention.role))}};
}

}  // namespace

Report present(const std::vector<article::Scan>& scans) {
    using Align = Column::Align;
    Table table;
    table.columns = {{"file", "File", Align::left, scans.size() > 1},
                     {"start", "Start", Align::right, false},
                     {"end", "End", Align::right, false},
                     {"line", "Line", Align::right},
                     {"column", "Column", Align::right},
                     {"words", "Words"},
                     {"kind", "Kind"},
                     {"hedge", "Hedge"},
                     {"nominal", "Nominal", Align::right, false},
                     {"low", "Low", Align::right, false},
                     {"high", "High", Align::right, false},
                     {"unit", "Unit", Align::left, false},
                     {"role", "Role"}};
    std::size_t most = 0;
    for (const article::Scan& scan : scans) {
        most += scan.mentions.size();
        for (const Mention& mention : scan.mentions) table.rows.push_back(row_of(mention, scan.file));
    }
    const std::string title =
        scans.size() == 1 ? "Figures of " + scans.front().file : fmt::format("Figures of {} texts", scans.size());
    std::vector<std::string> notes;
    if (most == 0) notes.emplace_back("No figures.");
    Facts facts = {{"figures", "Figures", Count{most, std::to_string(most)}}};
    if (scans.size() == 1) {
        facts.push_back({"investor", "Pays", text_cell(scans.front().investor)});
        facts.push_back({"company", "Is paid", text_cell(scans.front().company)});
    }
    return {"scan",
            title,
            {{"text", "", std::move(facts)}, {"figures", "", std::move(table), std::move(notes)}},
            "figures"};
}

}  // namespace dealcalc
