#include "cli/argument_text.hpp"

namespace dealcalc::cli {

Diagnostic argument_problem(const std::string& option, const std::string& text, const Misread& misread) {
    return {"argument", misread.what, place_in(option, text, misread.at, misread.length), misread.help};
}

std::variant<Reported, Diagnostic> read_figure(const std::string& option, const std::string& text, Currency home) {
    const auto parsed = parse_figure(text, home);
    if (const auto* misread = std::get_if<Misread>(&parsed)) return argument_problem(option, text, *misread);
    return Reported{text, std::get<Figure>(parsed), {}};
}

}  // namespace dealcalc::cli
