#include <dealcalc/model/measures.hpp>

namespace dealcalc {

std::optional<NamedFigure> find_figure(const Deal& deal, std::string_view name) {
    constexpr std::string_view over = ".over";
    if (name.ends_with(over)) {
        const Commitment* c = find_id(deal.commitments, name.substr(0, name.size() - over.size()));
        if (!c || !c->over) return std::nullopt;
        return NamedFigure{name, c->label, &*c->over, &c->cited};
    }
    if (const auto* investment = find_id(deal.investments, name)) return named_figure(*investment);
    if (const auto* commitment = find_id(deal.commitments, name)) return named_figure(*commitment);
    if (const auto* valuation = find_id(deal.valuations, name)) return named_figure(*valuation);
    return std::nullopt;
}

bool is_total_measure(std::string_view name) {
    return name == "exposure" || name == "committed" || name == "contingent" || name == "spend";
}

bool is_spend(const Commitment& commitment) {
    return commitment.by == Party::company && commitment.amount.figure.unit.of == Dimension::money;
}

}  // namespace dealcalc
