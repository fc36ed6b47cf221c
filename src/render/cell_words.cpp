#include "render/cell_words.hpp"

#include <fmt/core.h>

#include "base/text.hpp"

namespace dealcalc {
namespace {

struct Words {
    std::string operator()(std::monostate) const { return ""; }
    std::string operator()(const Text& text) const { return text.text; }
    std::string operator()(const Quantity& quantity) const { return quantity.display; }
    std::string operator()(const LongQuantity& quantity) const { return quantity.display; }
    std::string operator()(const Count& count) const { return count.display; }
    std::string operator()(const Missing& missing) const { return "unknown: " + missing.reason; }
    std::string operator()(Verdict verdict) const { return std::string(verdict_name(verdict)); }
    std::string operator()(const When& when) const { return when.display; }
    std::string operator()(const Flag& flag) const { return flag.yes ? "yes" : "no"; }
    std::string operator()(const Bar&) const { return ""; }
    std::string operator()(const Citing& citing) const {
        const bool both = !citing.source.empty() && !citing.at.empty();
        return citing.source + (both ? ", " : "") + citing.at;
    }
    std::string operator()(const Branch& branch) const { return branch.name; }
    std::string operator()(const Records& records) const { return join(records.display, "; "); }
};

}  // namespace

std::string cell_words(const Cell& cell) { return std::visit(Words{}, cell); }

bool counts_none(const Cell& cell) {
    const auto* count = std::get_if<Count>(&cell);
    return count && count->number == 0;
}

bool has_no_rows(const Section& section) {
    const auto* table = std::get_if<Table>(&section.body);
    return table && table->rows.empty();
}

}  // namespace dealcalc
