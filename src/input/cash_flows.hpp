#pragma once
// A series of cash flows while it is read, from CSV or JSON.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <dealcalc/base/figure.hpp>
#include <dealcalc/model/cash_flow.hpp>

#include "input/problem.hpp"

namespace dealcalc::input {

/// A short text of the file: how it reads, where it is, and how to find a part of it.
struct Snippet {
    std::string_view text;
    Span span;
    Span (*part_of)(std::string_view file, Span span, std::size_t at, std::size_t length);
    std::size_t skipped = 0;  // before `text`, of what is at `span`

    Span part(std::string_view file, std::size_t at, std::size_t length) const {
        return part_of(file, span, at + skipped, length);
    }
};

/// The part of a text that is written as it reads: a `part_of`.
Span verbatim(std::string_view file, Span span, std::size_t at, std::size_t length);

/// The first amount gives the unit that all others must have.
class SeriesDraft {
public:
    /// Of `file`; what is wrong is added to `problems`.
    SeriesDraft(std::string_view file, std::vector<Problem>& problems)
        : file_(file)
        , problems_(problems) {}

    /// Of amounts in words, such as $5.
    void set_home(Currency home) { home_ = home; }
    void set_id(std::string id) { series_.id = std::move(id); }
    void pass_over_column(std::string name) { series_.other_columns.push_back(std::move(name)); }
    void add(const Snippet& date, const Snippet& amount, std::string label);
    /// An amount that is a JSON number, in `unit`.
    void add(const Snippet& date, const Snippet& number, Unit unit, std::string label);

    std::vector<Problem>& problems() { return problems_; }
    CashFlows take() { return std::move(series_); }

private:
    std::optional<Day> day(const Snippet& date);
    void flow(const Snippet& date, const Snippet& amount, const Parsed<Figure>& read, std::string label);
    std::optional<Number> amount_of(const Snippet& amount, const Figure& figure);
    bool has_unit_of_series(const Snippet& amount, const Unit& unit);
    void misread(std::string code, const Snippet& snippet, const Misread& misread);

    std::string_view file_;
    std::vector<Problem>& problems_;
    Currency home_{};
    CashFlows series_{};
    bool has_unit_ = false;
};

/// Adds the flows of a text of CSV; read_cash_flows.hpp has the columns. Precondition: check_bytes(text) finds nothing.
void add_csv_flows(std::string_view text, SeriesDraft& draft);

}  // namespace dealcalc::input
