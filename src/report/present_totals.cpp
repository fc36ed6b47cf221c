#include <dealcalc/report/present.hpp>
#include <dealcalc/report/words.hpp>

#include "base/digits.hpp"
#include "report/cells.hpp"

namespace dealcalc {
namespace {

using Align = Column::Align;

std::vector<Cell> sums(const MoneyTotal& total) {
    return {Text{std::string(total.currency.code())},
            count_cell(total.deals, grouped(total.deals)),
            total_cell(of_status(total, Status::prior)),
            total_cell(of_status(total, Status::firm)),
            total_cell(of_status(total, Status::contingent)),
            total_cell(committed_of(total)),
            range_cell(exposure_of(total))};
}

const std::vector<Column> sum_columns = {{"currency", "Currency"},
                                         {"deals", "Deals", Align::right},
                                         {"prior", "Prior", Align::right},
                                         {"firm", "Firm", Align::right},
                                         {"contingent", "Contingent", Align::right},
                                         {"committed", "Committed", Align::right},
                                         {"exposure", "Exposure", Align::right}};

Section by_investor(const Totals& totals) {
    Table table;
    table.columns = sum_columns;
    table.columns.insert(table.columns.begin(), {"investor", "Investor"});
    for (const MoneyTotal& total : totals.by_investor) {
        std::vector<Cell> row = sums(total);
        row.insert(row.begin(), Text{total.investor});
        table.rows.push_back(std::move(row));
    }
    return {"totals", "", std::move(table)};
}

Section all_investors(const Totals& totals) {
    Table table;
    table.columns = sum_columns;
    for (const MoneyTotal& total : by_currency(totals)) table.rows.push_back(sums(total));
    return {"currencies", "All investors", std::move(table)};
}

}  // namespace

Report present(const Totals& totals, std::size_t deals) {
    Report report{"exposure", counted(deals, "deal", "deals"), {by_investor(totals), all_investors(totals)}};
    report.main = "totals";
    for (Section& section : report.sections) section.for_people = deals > 0;  // people need no heading over nothing
    return report;
}

}  // namespace dealcalc
