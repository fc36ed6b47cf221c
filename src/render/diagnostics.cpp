#include <dealcalc/render/diagnostics.hpp>

#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include "base/digits.hpp"
#include "base/text.hpp"
#include "base/utf8.hpp"
#include "render/terminal.hpp"

namespace dealcalc {
namespace {

constexpr std::string_view cut_mark = "...";
constexpr std::size_t least_excerpt = 20;

/// The first `count` characters, and what follows them.
std::pair<std::string_view, std::string_view> split_after(std::string_view text, std::size_t count) {
    std::size_t at = 0;
    for (; count > 0 && at < text.size(); --count) at += decode(text, at).length;
    return {text.substr(0, at), text.substr(at)};
}

/// Each character as it is shown, to be cut between them.
using Characters = std::vector<std::string>;

std::size_t total_width_of(const Characters& characters) {
    std::size_t width = 0;
    for (const std::string& character : characters) width += width_of(character);
    return width;
}

void keep_end(Characters& characters, std::size_t most) {
    std::size_t width = total_width_of(characters);
    auto first = characters.begin();
    for (; width > most; ++first) width -= width_of(*first);
    characters.erase(characters.begin(), first);
}

void keep_start(Characters& characters, std::size_t most) {
    std::size_t width = total_width_of(characters);
    for (; width > most; characters.pop_back()) width -= width_of(characters.back());
}

std::string joined(const Characters& characters) { return join(characters, ""); }

/// What stands before the first caret, and the rest, in as many columns as there are.
struct Excerpt {
    std::string before;
    std::string after;
};

/// A line too long is cut before, so that half of the room is left to what the carets show.
Excerpt cut(Characters before, Characters after, std::size_t room) {
    const std::size_t left_width = total_width_of(before);
    const std::size_t right_width = total_width_of(after);
    if (left_width + right_width <= room) return {joined(before), joined(after)};
    const std::size_t rest = room - 2 * cut_mark.size();
    const std::size_t right = std::min(right_width, rest - std::min(left_width, rest / 2));
    const std::size_t left = std::min(left_width, rest - right);
    keep_end(before, left);
    keep_start(after, right);
    return {std::string(left < left_width ? cut_mark : "") + joined(before),
            joined(after) + std::string(right < right_width ? cut_mark : "")};
}

class DiagnosticText {
public:
    explicit DiagnosticText(const Style& style) : style_(style), paint_(style.color) {}

    std::string of(const Diagnostic& d) const {
        std::string out = sentence(d);
        if (!d.place.file.empty()) out += beside("-->", Ink::frame, where(d.place));
        out += excerpt(d.place);
        if (!d.help.empty()) out += beside("help:", Ink::help, shown(d.help));
        return out;
    }

private:
    std::string shown(std::string_view text) const { return style_.unicode ? visible(text) : in_ascii(visible(text)); }

    std::size_t room_after(std::size_t used) const {
        return style_.width > used + least_excerpt ? style_.width - used : least_excerpt;
    }

    /// Spaces as they are where nothing has to be broken: a name may have two.
    static std::vector<std::string> lines_of(const std::string& text, std::size_t width) {
        return width_of(text) <= width ? std::vector<std::string>{text} : wrapped(text, width);
    }

    std::string sentence(const Diagnostic& d) const {
        const std::string code = fmt::format("error[{}]", d.code);
        std::string out = paint_(Ink::error, code) + ':';
        std::string_view separator = " ";
        for (std::string line : lines_of(fmt::format("{}: {}", code, shown(d.message)), style_.width)) {
            if (separator == " ") line.erase(0, std::min(code.size() + 2, line.size()));
            if (!line.empty()) out += std::string(separator) + paint_(Ink::strong, line);
            separator = "\n";
        }
        return out + '\n';
    }

    /// A lead, and words beside it, wrapped under themselves.
    std::string beside(std::string_view lead, Ink ink, const std::string& words) const {
        std::string out = fmt::format("  {} ", paint_(ink, lead));
        std::string_view separator;
        const std::string margin = '\n' + std::string(lead.size() + 3, ' ');
        for (const std::string& line : lines_of(words, room_after(lead.size() + 3))) {
            out += std::string(separator) + line;
            separator = margin;
        }
        return out + '\n';
    }

    std::string where(const Place& place) const {
        std::string out = shown(place.file);
        if (place.line > 0) out += fmt::format(":{}:{}", place.line, place.column);
        if (!place.pointer.empty()) out += fmt::format(" ({})", shown(place.pointer));
        return out;
    }

    /// A place knows which lines are harmless, and has made them so.
    Characters characters_of(std::string_view text) const {
        Characters characters;
        for (std::size_t at = 0; at < text.size();) {
            const std::string_view character = text.substr(at, decode(text, at).length);
            characters.push_back(style_.unicode ? std::string(character) : in_ascii(character));
            at += character.size();
        }
        return characters;
    }

    /// Places count characters; on a terminal some of them take two columns, and some none.
    std::string excerpt(const Place& place) const {
        if (place.line_text.empty()) return {};
        const std::string number = std::to_string(place.line);
        const std::string margin(number.size(), ' ');
        const auto [before, rest] = split_after(place.line_text, place.caret_at);
        const std::size_t marked = total_width_of(characters_of(split_after(rest, place.caret_length).first));
        const Excerpt line = cut(characters_of(before), characters_of(rest), room_after(number.size() + 5));
        const std::size_t carets = std::clamp<std::size_t>(marked, 1, std::max<std::size_t>(width_of(line.after), 1));
        return fmt::format("  {0} {1}\n  {2} {1} {3}{4}\n  {0} {1} {5}{6}\n", margin, paint_(Ink::frame, "|"),
                           paint_(Ink::frame, number), line.before, line.after,
                           std::string(width_of(line.before), ' '), paint_(Ink::error, std::string(carets, '^')));
    }

    const Style& style_;
    Paint paint_;
};

}  // namespace

std::string render_diagnostic(const Diagnostic& diagnostic, const Style& style) {
    return DiagnosticText(style).of(diagnostic);
}

std::string render_diagnostics(const Diagnostics& diagnostics, const Style& style) {
    std::string out;
    for (const Diagnostic& d : diagnostics) {
        if (!out.empty()) out += '\n';
        out += render_diagnostic(d, style);
    }
    if (diagnostics.size() > 1) out += fmt::format("\n{} problems\n", grouped(diagnostics.size()));
    return out;
}

}  // namespace dealcalc
