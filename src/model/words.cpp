#include "model/words.hpp"

#include <dealcalc/base/figure.hpp>

#include "base/excerpt.hpp"

namespace dealcalc {

std::string_view dimension_word(Dimension dimension) {
    switch (dimension) {
    case Dimension::money: return "money";
    case Dimension::power: return "power";
    case Dimension::energy: return "energy";
    case Dimension::time:
    case Dimension::months:
    case Dimension::years: return "time";
    case Dimension::times: return "a factor";
    case Dimension::percent: return "a percentage";
    case Dimension::shares: return "a number of shares";
    case Dimension::users: return "a number of users";
    case Dimension::number: break;
    }
    return "a pure number";
}

std::string_view rate_word(const Unit& unit) {
    switch (unit.per) {
    case Dimension::time: return " a year";
    case Dimension::power: return " per GW";
    case Dimension::energy: return " per GWh";
    case Dimension::shares: return " a share";
    case Dimension::users: return " a user";
    case Dimension::money: return " for money";
    default: return "";
    }
}

std::string unit_word(const Unit& unit) {
    std::string word(dimension_word(unit.of));
    return word += rate_word(unit);
}

bool is_figure(std::string_view text) {
    Figure figure;
    return !read_figure(text, {}, figure);
}

std::string in_quotes(std::string_view text) {
    return '"' + excerpt_of(text) + '"';
}

}  // namespace dealcalc
