#include <dealcalc/analysis/evaluate.hpp>
#include <dealcalc/report/present.hpp>
#include <dealcalc/report/words.hpp>

#include "report/cells.hpp"

namespace dealcalc {
namespace {

Cell exact_cell(const Number& number, const Unit& unit) {
    return number_cell(exact_words_for(number, unit), number, unit);
}

}  // namespace

Report present_figure(const Reported& reported) {
    const Figure& figure = reported.figure;
    const Value value = value_of(reported);
    Facts facts = {
        {"text", "As written", Text{reported.text}},
        {"hedge", "Hedge", Text{figure.hedge == Hedge::none ? "none" : std::string(hedge_name(figure.hedge))}},
        {"nominal", "Nominal", exact_cell(figure.nominal, figure.unit)}};
    if (figure.hedge == Hedge::between) facts.push_back({"other", "To", exact_cell(figure.other, figure.unit)});
    facts.push_back({"unit", "Base unit", Text{unit_name(figure.unit)}});
    facts.push_back({"place", "Written to", exact_cell(figure.place, figure.unit)});
    facts.push_back({"word", "At its word", interval_cell(value.extent.word, figure.unit)});
    facts.push_back({"rounded", "With rounding", interval_cell(value.extent.rounded, figure.unit)});
    return {"figure", reported.text, {{"figure", "", std::move(facts)}}, "figure"};
}

}  // namespace dealcalc
