#pragma once
// Traces: what a number rests on, for whoever asks: its formula and inputs, down to each figure with the words, the place
// and the source that it was reported in.

#include <concepts>
#include <string>
#include <utility>
#include <vector>

#include <dealcalc/analysis/derivation.hpp>
#include <dealcalc/report/report.hpp>

namespace dealcalc {

/// Of a number that was derived, and of everything below it. Of a single step the inputs are left out.
TraceRef trace_of(const Derivation& derivation, const Deal& deal);
TraceRef trace_of_step(const Derivation& derivation, const Deal& deal);
TraceRef trace_of(const Formula& formula, const Deal& deal);
/// Of a measure or an id.
TraceRef trace_of(const std::string& name, const Deal& deal);

/// Of a figure as it was reported; `label` may be empty.
TraceRef trace_of(const std::string& name, const std::string& label, const Reported& reported, const Cell& cited);

TraceRef trace_of(const std::string& name, const ReportedDate& date, const Cell& cited);

/// Of a number that has no name in formulas: how it comes from others.
TraceRef trace_of(const std::string& name, const std::string& formula, const Cell& value, std::vector<TraceRef> inputs);

/// The cell, opening to the trace; a cell that can open to nothing, such as one that does not apply, as it is.
Cell opening(Cell cell, TraceRef trace);

/// The same where traces are wanted, and only then is the trace made: by a call of `make`,
template <std::invocable Make>
Cell opening(Cell cell, Extras extras, const Make& make) {
    if (!extras.traces) return cell;
    return opening(std::move(cell), make());
}

/// or of trace_of() with what is given.
template <class... Of>
    requires(sizeof...(Of) > 1)
Cell opening(Cell cell, Extras extras, const Of&... of) {
    if (!extras.traces) return cell;
    return opening(std::move(cell), trace_of(of...));
}

}  // namespace dealcalc
