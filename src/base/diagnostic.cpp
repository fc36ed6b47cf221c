#include <dealcalc/base/diagnostic.hpp>

#include <algorithm>
#include <utility>

#include "base/utf8.hpp"

namespace dealcalc {

namespace {

constexpr std::size_t excerpt_width = 100;
constexpr std::string_view cut_mark = "...";

std::string escape(char kind, char32_t value, int digits) {
    std::string text{'\\', kind};
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
        text += "0123456789abcdef"[(static_cast<unsigned>(value) >> shift) & 0xFu];
    }
    return text;
}

/// The character at `at` as it may be shown, and how many columns it then takes.
struct Cell {
    std::string text{};
    std::size_t width = 1;
    std::size_t bytes = 1;
};

Cell cell_at(std::string_view text, std::size_t at) {
    const CodePoint c = decode(text, at);
    if (c.valid && !is_acting(c.point)) return {std::string(text.substr(at, c.length)), 1, c.length};
    std::string escaped = !c.valid || c.point < 0x80 ? escape('x', c.point, 2) : escape('u', c.point, 4);
    const std::size_t width = escaped.size();
    return {std::move(escaped), width, c.length};
}

/// The cells of a stretch of a line: a tab is one space.
std::vector<Cell> cells_of(std::string_view text) {
    std::vector<Cell> cells;
    for (std::size_t at = 0; at < text.size(); at += cells.back().bytes) {
        cells.push_back(text[at] == '\t' ? Cell{" ", 1, 1} : cell_at(text, at));
    }
    return cells;
}

std::size_t width_of(const std::vector<Cell>& cells) {
    std::size_t width = 0;
    for (const Cell& cell : cells) width += cell.width;
    return width;
}

std::size_t characters_in(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); at += decode(text, at).length) ++count;
    return count;
}

/// As much of the end of `text` as an excerpt can hold, so that a line of megabytes costs no more than a short one.
std::string_view last_part(std::string_view text) {
    constexpr std::size_t most = 4 * (excerpt_width + 1);
    if (text.size() <= most) return text;
    text.remove_prefix(text.size() - most);
    const auto is_start = [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; };
    const auto first = std::ranges::find_if(text, is_start);
    // Bytes that are no UTF-8 at all have no start: any place will do.
    return first == text.end() ? text : std::string_view(first, text.end());
}

std::string_view first_part(std::string_view text) {
    std::size_t end = 0;
    for (std::size_t count = 0; end < text.size() && count <= excerpt_width; ++count) end += decode(text, end).length;
    return text.substr(0, end);
}

/// Drops cells until at most `most` columns are left.
void keep_end(std::vector<Cell>& cells, std::size_t most) {
    std::size_t width = width_of(cells);
    auto first = cells.begin();
    for (; width > most; ++first) width -= first->width;
    cells.erase(cells.begin(), first);
}

void keep_start(std::vector<Cell>& cells, std::size_t most) {
    std::size_t width = width_of(cells);
    for (; width > most; cells.pop_back()) width -= cells.back().width;
}

/// Writes the excerpt of `line` around byte `at`, cut to excerpt_width, into `place`.
void excerpt(Place& place, std::string_view line, std::size_t at, std::size_t length) {
    std::vector<Cell> before = cells_of(last_part(line.substr(0, at)));
    std::vector<Cell> after = cells_of(first_part(line.substr(at)));
    const std::size_t left_width = width_of(before);
    const std::size_t right_width = width_of(after);
    std::string_view left_mark, right_mark;
    if (left_width + right_width > excerpt_width) {
        constexpr std::size_t room = excerpt_width - 2 * cut_mark.size();
        const std::size_t right = std::min(right_width, room - std::min(left_width, room / 2));
        const std::size_t left = std::min(left_width, room - right);
        if (left < left_width) left_mark = cut_mark;
        if (right < right_width) right_mark = cut_mark;
        keep_end(before, left);
        keep_start(after, right);
    }
    place.caret_at = left_mark.size() + width_of(before);
    place.line_text = left_mark;
    for (const Cell& cell : before) place.line_text += cell.text;
    std::size_t marked = 0;
    for (const Cell& cell : after) {
        place.line_text += cell.text;
        if (marked < length) place.caret_length += cell.width;
        marked += cell.bytes;
    }
    place.line_text += right_mark;
}

}  // namespace

std::string visible(std::string_view text) {
    std::string shown;
    append_visible(shown, text);
    return shown;
}

void append_visible(std::string& out, std::string_view text) {
    const auto is_plain = [](char c) { return c >= ' ' && c <= '~'; };
    if (std::ranges::all_of(text, is_plain)) {
        out += text;
        return;
    }
    for (std::size_t at = 0; at < text.size();) {
        const Cell cell = cell_at(text, at);
        out += cell.text;
        at += cell.bytes;
    }
}

Place place_in(const std::string& file, std::string_view text, std::size_t at, std::size_t length,
               std::string pointer) {
    const std::size_t start = text.substr(0, at).rfind('\n') + 1;  // npos + 1 is 0: the first line
    std::string_view line = text.substr(start, text.find('\n', at) - start);
    Place place;
    place.file = file;
    place.pointer = std::move(pointer);
    place.line = 1 + static_cast<std::size_t>(std::ranges::count(text.substr(0, start), '\n'));
    place.column = 1 + characters_in(line.substr(0, at - start));
    if (line.ends_with('\r')) line.remove_suffix(1);
    excerpt(place, line, std::min(at - start, line.size()), length);
    return place;
}

}  // namespace dealcalc
