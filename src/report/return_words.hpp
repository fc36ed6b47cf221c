#pragma once
// Words for rates of return: how far a rate is shown, and why there is none.

#include <string>
#include <vector>

#include <dealcalc/analysis/rates.hpp>
#include <dealcalc/report/report.hpp>

namespace dealcalc {

/// "37.34 %": as many decimals as are asked for.
std::string percentage(const Number& fraction, int decimals);

/// A present value to six digits: what passes through a power is not said to the cent.
Number six_digits(const Number& n);

/// Each rate with as many decimals, two or more, as tell the neighbours apart.
std::vector<std::string> rate_words(const std::vector<Rate>& rates);

/// "all flows have one sign"
std::string words_for(NoRate reason, DayCount count);

/// The answer about the rate in words: the one rate, how many there are, or why there is none.
std::string answer_words(const Rates& rates, DayCount count);

/// The one rate, for machines; where there is another number of them, that is the reason why there is no such thing.
Cell rate_cell(const Rates& rates, DayCount count);

/// All rates, a row each, and then what is not separated; for machines.
Section rates_section(const Rates& rates);

/// What to keep in mind about these rates.
std::vector<std::string> rate_notes(const Rates& rates, DayCount count, const Number& years);

}  // namespace dealcalc
