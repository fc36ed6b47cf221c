#include "report/reading_words.hpp"

#include <dealcalc/report/words.hpp>

#include <fmt/core.h>

#include "report/cells.hpp"

namespace dealcalc {
namespace {

/// The value in words, or its nominal where it has a range around one ("about $380B").
std::string value_words(const Value& value) {
    return value.face ? words_for(*value.face, value.unit) : words_for(value.extent.word, value.unit);
}

std::string slip_words(const Slip& slip, const std::string& claim_id) {
    const std::string name = slip.figure == claim_id ? "the total" : slip.figure;
    switch (slip.what) {
        case Slip::What::scaled: return fmt::format("{} is {}, not {}", name, value_words(slip.value), slip.was);
        case Slip::What::omitted: return fmt::format("{} ({}) does not belong to the total", name, slip.was);
        case Slip::What::doubled: return fmt::format("{} ({}) counts twice", name, slip.was);
        case Slip::What::negated: return fmt::format("{} ({}) has the other sign", name, slip.was);
        case Slip::What::recurrency: return fmt::format("{} is {}, not {}", name, value_words(slip.value), slip.was);
        case Slip::What::edited: break;
    }
    return fmt::format("{} is {}, not {}", name, slip.becomes, slip.was);
}

std::string_view slip_key(Slip::What what) {
    switch (what) {
        case Slip::What::scaled: return "scaled";
        case Slip::What::omitted: return "omitted";
        case Slip::What::doubled: return "doubled";
        case Slip::What::negated: return "negated";
        case Slip::What::recurrency: return "currency";
        case Slip::What::edited: break;
    }
    return "edited";
}

bool counts_nothing(const Part& part) { return part.value.extent.word == Range(); }

}  // namespace

std::string foots_if(const ReadingSide& side, const std::string& claim_id) {
    std::string words;
    for (const Slip& slip : side.slips) words += (words.empty() ? "" : "; ") + slip_words(slip, claim_id);
    return words;
}

std::string list_words(const ReadingSide& side) {
    std::string words;
    for (const Part& part : side.parts) {
        if (counts_nothing(part)) continue;
        const bool minus = part.value.face && part.value.face->is_negative();
        Value size = part.value;
        if (minus) size.face = -*size.face;
        if (!words.empty() || minus) words += minus ? " - " : " + ";
        words += fmt::format("{} {}", part.name, value_words(size));
    }
    return fmt::format("{} = {}", words.empty() ? "nothing" : words, value_words(side.sum));
}

std::string kind_words(SlipKind kind) {
    switch (kind) {
        case SlipKind::scale: return "one power of ten on a set of figures";
        case SlipKind::list: return "a figure omitted, doubled or with the wrong sign";
        case SlipKind::currency: return "another currency";
        case SlipKind::digit: break;
    }
    return "one digit of one figure";
}

std::string chance_words(const std::optional<Number>& chance) {
    if (!chance) return "how often it would explain an unrelated total is not worked out";
    return fmt::format("would explain {} of unrelated totals", words_for(*chance, {Dimension::percent}));
}

Cell slips_cell(const ReadingSide& side) {
    Records records;
    for (const Slip& slip : side.slips) {
        records.display.push_back(slip_words(slip, ""));
        std::vector<Field> item = {{"figure", "Figure", Text{slip.figure}},
                                   {"slip", "Slip", Text{std::string(slip_key(slip.what))}},
                                   {"was", "Was", Text{slip.was}},
                                   {"becomes", "Becomes", range_cell(slip.value)}};
        if (slip.what == Slip::What::scaled) item.push_back({"factor", "Factor", number_cell(slip.factor, {})});
        if (slip.what == Slip::What::edited) item.push_back({"written", "Written", Text{slip.becomes}});
        records.items.push_back(std::move(item));
    }
    return records;
}

}  // namespace dealcalc
