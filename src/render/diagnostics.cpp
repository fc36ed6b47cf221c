#include <dealcalc/render/diagnostics.hpp>

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/digits.hpp"
#include "base/utf8.hpp"
#include "render/columns.hpp"
#include "render/paint.hpp"

namespace dealcalc {
namespace {

std::string where(const Place& place) {
    std::string out = visible(place.file);
    if (place.line > 0) out += fmt::format(":{}:{}", place.line, place.column);
    if (!place.pointer.empty()) out += fmt::format(" ({})", visible(place.pointer));
    return out;
}

/// The first `count` characters, and what follows them.
std::pair<std::string_view, std::string_view> split_after(std::string_view text, std::size_t count) {
    std::size_t at = 0;
    for (; count > 0 && at < text.size(); --count) at += decode(text, at).length;
    return {text.substr(0, at), text.substr(at)};
}

/// Places count characters; on a terminal some of them take two columns, and some none.
std::string excerpt(const Place& place, const Paint& paint) {
    if (place.line_text.empty()) return {};
    const std::string number = std::to_string(place.line);
    const std::string margin(number.size(), ' ');
    const auto [before, rest] = split_after(place.line_text, place.caret_at);
    const std::string_view marked = split_after(rest, place.caret_length).first;
    const std::string carets(std::max<std::size_t>(width_of(marked), 1), '^');
    return fmt::format("  {0} {1}\n  {2} {1} {3}\n  {0} {1} {4}{5}\n", margin, paint(Ink::frame, "|"),
                       paint(Ink::frame, number), place.line_text, std::string(width_of(before), ' '),
                       paint(Ink::error, carets));
}

}  // namespace

std::string render_diagnostic(const Diagnostic& d, bool color) {
    const Paint paint{color};
    std::string out = fmt::format("{}: {}\n", paint(Ink::error, fmt::format("error[{}]", d.code)),
                                  paint(Ink::strong, visible(d.message)));
    if (!d.place.file.empty()) out += fmt::format("  {} {}\n", paint(Ink::frame, "-->"), where(d.place));
    out += excerpt(d.place, paint);
    if (!d.help.empty()) out += fmt::format("  {} {}\n", paint(Ink::help, "help:"), visible(d.help));
    return out;
}

std::string render_diagnostics(const Diagnostics& diagnostics, bool color) {
    std::string out;
    for (const Diagnostic& d : diagnostics) {
        if (!out.empty()) out += '\n';
        out += render_diagnostic(d, color);
    }
    if (diagnostics.size() > 1) out += fmt::format("\n{} problems\n", grouped(diagnostics.size()));
    return out;
}

}  // namespace dealcalc
