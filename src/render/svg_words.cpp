#include "render/svg_words.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "render/columns.hpp"

namespace dealcalc::svg {
namespace {

constexpr std::string_view ellipsis = "…";

/// The advance of a character in hundredths of the size, that of DejaVu Sans or a little more.
int advance(std::string_view character) {
    const std::size_t columns = dealcalc::width_of(character);
    if (columns != 1) return static_cast<int>(columns) * 100;
    if (character.size() > 1) return 75;
    const char c = character.front();
    if (std::string_view(" ,.'|:;ijl!()[]/-\"Itfr").find(c) != std::string_view::npos) return 42;
    if (std::string_view("mwMW@%&").find(c) != std::string_view::npos) return 99;
    if (c >= 'A' && c <= 'Z') return 75;
    return 64;
}

std::string_view character_at(std::string_view text, std::size_t at) { return text.substr(at, decode(text, at).length); }

int width_in(int hundredths, const Font& font) { return hundredths * font.size * (font.bold ? 110 : 100) / 10000; }

/// As many bytes of the start of `text` as are no wider than `width`, at least one character.
std::size_t fitting(std::string_view text, const Font& font, int width) {
    int hundredths = 0;
    std::size_t end = 0;
    while (end < text.size()) {
        const std::string_view character = character_at(text, end);
        hundredths += advance(character);
        if (end > 0 && width_in(hundredths, font) > width) break;
        end += character.size();
    }
    return end;
}

}  // namespace

int width_of(std::string_view text, const Font& font) {
    int hundredths = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view character = character_at(text, at);
        hundredths += advance(character);
        at += character.size();
    }
    return width_in(hundredths, font);
}

std::vector<std::string> wrapped(std::string_view text, const Font& font, int width) {
    std::vector<std::string> lines(1);
    while (!text.empty()) {
        std::string_view word = text.substr(0, text.find(' '));
        const std::string joined = lines.back().empty() ? std::string(word) : lines.back() + ' ' + std::string(word);
        if (width_of(joined, font) <= width) {
            lines.back() = joined;
        } else {
            if (width_of(word, font) > width) word = word.substr(0, fitting(word, font, width));
            if (lines.back().empty()) lines.pop_back();
            lines.emplace_back(word);
        }
        text.remove_prefix(word.size());
        if (text.starts_with(' ')) text.remove_prefix(1);
    }
    return lines;
}

std::vector<std::string> shortened(std::string_view text, const Font& font, int width, std::size_t most) {
    std::vector<std::string> lines = wrapped(text, font, width);
    if (lines.size() <= most) return lines;
    lines.resize(most);
    std::string& last = lines.back();
    const int room = width - width_of(ellipsis, font);
    if (width_of(last, font) > room) last.resize(fitting(last, font, room));
    last += ellipsis;
    return lines;
}

}  // namespace dealcalc::svg
