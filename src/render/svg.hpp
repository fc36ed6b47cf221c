#pragma once
// SVG: the charts of a report as pictures. The same bytes every time, without a script, a font or an address.

#include <string>
#include <string_view>

#include <dealcalc/render/render.hpp>

namespace dealcalc {

/// One chart as an `svg` element, to stand inside a page. Ids in it begin with `scope`, so that several can stand on one
/// page; its style rules are the same in each and touch nothing else there.
/// Precondition: `scope` is a name as XML has it, and of this chart alone.
std::string svg_of(const Chart& chart, std::string_view scope);

/// All charts of the report, one under the other, as a document.
std::string render_svg(const Report& report, const Style& style);

}  // namespace dealcalc
