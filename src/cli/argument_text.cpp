#include "cli/argument_text.hpp"

#include <algorithm>
#include <utility>

namespace dealcalc::cli {

Diagnostic argument_problem(const std::string& option, const std::string& text, const Misread& misread) {
    return {"argument", misread.what, place_in(option, text, misread.at, misread.length), misread.help};
}

std::variant<Reported, Diagnostic> read_figure(const std::string& option, const std::string& text, Currency home) {
    const auto parsed = parse_figure(text, home);
    if (const auto* misread = std::get_if<Misread>(&parsed)) return argument_problem(option, text, *misread);
    return Reported{text, std::get<Figure>(parsed), {}};
}

ArgumentPart whole_argument(std::string_view option, std::string argument) {
    return {std::string(option), argument, 0, argument};
}

ArgumentPart part_of(const ArgumentPart& whole, std::size_t at, std::size_t length) {
    std::string text = whole.text.substr(at, length);
    const std::size_t first = std::min(text.find_first_not_of(' '), text.size());
    text = text.substr(first, text.find_last_not_of(' ') + 1 - first);
    return {whole.option, whole.argument, whole.at + at + first, std::move(text)};
}

Diagnostic argument_problem(const ArgumentPart& part, Misread misread) {
    misread.at += part.at;
    return argument_problem(part.option, part.argument, misread);
}

Diagnostic argument_problem(const ArgumentPart& part, std::string what, std::string help) {
    return argument_problem(part, {0, part.text.size(), std::move(what), std::move(help)});
}

std::variant<Reported, Diagnostic> read_figure(const ArgumentPart& part, Currency home) {
    const auto parsed = parse_figure(part.text, home);
    if (const auto* misread = std::get_if<Misread>(&parsed)) return argument_problem(part, *misread);
    return Reported{part.text, std::get<Figure>(parsed), {}};
}

}  // namespace dealcalc::cli
