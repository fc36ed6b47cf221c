#include "model/statement_plain.hpp"

#include "base/figure_plain.hpp"
#include "base/short_text.hpp"

namespace dealcalc {

bool plain_statement(std::string_view text, Currency home, Statement& statement) {
    constexpr std::string_view is = " is ";
    std::size_t end = 0;
    while (end < text.size() && text[end] != ' ') ++end;
    const std::size_t figure_at = end + is.size();
    if (figure_at > text.size() || !same_text(text.substr(end, is.size()), is)) return false;
    const std::string_view name = text.substr(0, end);
    const std::string_view figure = text.substr(figure_at);
    statement.formula.terms.resize(1);
    Term& term = statement.formula.terms.front();
    if (!same_text(term.name, name)) {
        if (!is_id(name)) return false;
        set_text(term.name, name);
    }
    if (name.empty() || !plain_figure(figure, home, statement.figure)) return false;
    set_text(statement.text, text);
    statement.formula.shape = Formula::Shape::sum;
    term.minus = false;
    term.at = 0;
    set_text(statement.figure_text, figure);
    statement.figure_at = figure_at;
    return true;
}

}  // namespace dealcalc
