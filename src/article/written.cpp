// The numbers of a mention, in the unit that is written.

#include "article/roles.hpp"
#include "base/letters.hpp"
#include "base/lexicon.hpp"

namespace dealcalc::article {
namespace {

struct WrittenStep {
    std::string_view word;
    Step step;
};
constexpr WrittenStep steps[] = {{"hour", Step::hour},   {"day", Step::day},         {"week", Step::week},
                                 {"month", Step::month}, {"quarter", Step::quarter}, {"year", Step::year},
                                 {"yr", Step::year},     {"decade", Step::year},     {"annu", Step::year},
                                 {"annum", Step::year},  {"p.a", Step::year}};

/// The step of time that stands last in the words; days where none does.
WrittenStep written_step(std::string_view words) {
    WrittenStep last{"day", Step::day};
    std::size_t where = 0;
    for (const WrittenStep& step : steps) {
        for (std::size_t i = 0; i + step.word.size() <= words.size(); ++i) {
            if (!equal_ignoring_case(words.substr(i, step.word.size()), step.word) || i < where) continue;
            where = i;
            last = step;
        }
    }
    if (last.step == Step::year) last.word = "year";
    return last;
}

}  // namespace

void write_numbers(Mention& mention) {
    if (mention.kind == Kind::date) return;
    const Figure& figure = mention.figure;
    Number by = 1;
    mention.unit = unit_name(figure.unit);
    if (figure.unit.of == Dimension::time || figure.unit.per == Dimension::time) {
        const WrittenStep step = written_step(mention.words);
        const bool is_rate = figure.unit.per == Dimension::time;
        by = is_rate ? Number(1) / days_in(step.step) : days_in(step.step);
        const std::string head = is_rate ? mention.unit.substr(0, mention.unit.find('/') + 1) : "";
        mention.unit = head + std::string(step.word);
    }
    const Range range = word_range(figure);
    mention.nominal = decimal_text(figure.nominal / by, 12);
    mention.low = range.low() ? decimal_text(range.low()->at / by, 12) : "";
    mention.high = range.high() ? decimal_text(range.high()->at / by, 12) : "";
}

}  // namespace dealcalc::article
