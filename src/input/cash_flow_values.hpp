#pragma once
// One date or amount of a cash flow, wherever it stands: each reader returns it, or adds a problem and returns nothing.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <dealcalc/base/figure.hpp>
#include <dealcalc/model/cash_flow.hpp>

#include "input/json_tree.hpp"

namespace dealcalc::input {

/// A short text of the file: how it reads, where it stands, and where a part of it stands.
struct Snippet {
    std::string_view text;
    Span span;
    std::function<Span(std::size_t at, std::size_t length)> part;
};

/// A series while it is read: the first amount gives the unit that all others must have.
class SeriesDraft {
public:
    explicit SeriesDraft(Currency home = {})
        : home_(home) {}

    void add(const Snippet& date, const Snippet& amount, std::string label);
    /// An amount that is a JSON number, in `unit`.
    void add(const Snippet& date, const Snippet& number, Unit unit, std::string label);

    void name(std::string id) { series_.id = std::move(id); }

    std::vector<Problem>& problems() { return problems_; }
    CashFlows take() { return std::move(series_); }

private:
    std::optional<Day> day(const Snippet& date);
    void flow(const Snippet& date, const Snippet& amount, const Parsed<Figure>& read, std::string label);
    std::optional<Number> amount_of(const Snippet& amount, const Figure& figure);
    bool has_unit_of_series(const Snippet& amount, const Unit& unit);
    void misread(std::string code, const Snippet& snippet, const Misread& misread);

    Currency home_;
    CashFlows series_{};
    bool has_unit_ = false;
    std::vector<Problem> problems_{};
};

}  // namespace dealcalc::input
