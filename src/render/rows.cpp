#include "render/rows.hpp"

#include <array>
#include <charconv>

#include "base/digits.hpp"
#include "base/letters.hpp"
#include "render/csv.hpp"
#include "render/json_text.hpp"

namespace dealcalc {
namespace {

void append_count(std::string& out, std::size_t count) {
    std::array<char, 20> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), count).ptr;
    out.append(digits.data(), end);
}

void append_end(std::string& out, const std::optional<End>& end) {
    if (end) {
        append_text(out, end->at);
    } else {
        out += "unbounded";
    }
}

/// "[0, 200]", "(100, unbounded)", and 5 where the range is one value.
void append_range(std::string& out, const Range& range) {
    if (range.single()) {
        append_text(out, range.low()->at);
        return;
    }
    out += range.low() && range.low()->closed ? '[' : '(';
    append_end(out, range.low());
    out += ", ";
    append_end(out, range.high());
    out += range.high() && range.high()->closed ? ']' : ')';
}

/// A value as JSON: exact numbers are strings, since many readers know only binary floating point.
struct AppendJson {
    std::string& out;

    void operator()(std::monostate) const { out += "null"; }
    void operator()(std::string_view text) const { append_json_string(out, text); }
    void operator()(std::size_t count) const { append_count(out, count); }
    void operator()(const Number& number) const {
        out += '"';
        append_text(out, number);
        out += '"';
    }
    void operator()(const Range& range) const {
        out += '"';
        append_range(out, range);
        out += '"';
    }
};

/// A text as a field of CSV; nearly all texts are fields as they are.
void append_csv_text(std::string& out, std::string_view text) {
    const bool starts_plain = !text.empty() && (is_letter(text.front()) || is_digit(text.front()));
    const bool plain = starts_plain && text.back() != ' ' && text.find_first_of(",\"\r\n\t") == std::string_view::npos;
    if (plain) {
        out += text;
    } else {
        out += csv_text(std::string(text));
    }
}

struct AppendCsv {
    std::string& out;

    void operator()(std::monostate) const {}
    void operator()(std::string_view text) const { append_csv_text(out, text); }
    void operator()(std::size_t count) const { append_count(out, count); }
    void operator()(const Number& number) const { append_text(out, number); }
    void operator()(const Range& range) const {
        if (range.single()) return append_text(out, range.low()->at);
        std::string text;
        append_range(text, range);
        append_csv_text(out, text);
    }
};

void append_key(std::string& out, std::string_view key) {
    out += '"';
    out += key;
    out += "\":";
}

void append_object(std::string& out, std::span<const RowCell> cells) {
    char joint = '{';
    for (const RowCell& cell : cells) {
        out += joint;
        append_key(out, cell.key);
        std::visit(AppendJson{out}, cell.content);
        joint = ',';
    }
}

void append_list(std::string& out, const RowList& list) {
    append_key(out, list.key);
    out += '[';
    for (std::size_t at = 0; at < list.cells.size(); at += list.fields) {
        if (at > 0) out += ',';
        append_object(out, std::span(list.cells).subspan(at, list.fields));
        out += '}';
    }
    out += ']';
}

}  // namespace

void append_json_line(std::string& out, const Row& row) {
    append_object(out, row.cells);
    for (const RowList& list : row.lists) {
        out += ',';
        append_list(out, list);
    }
    out += "}\n";
}

void append_csv_record(std::string& out, const Row& row) {
    std::string_view joint;
    const auto append = [&](const RowCell::Content& content) {
        out += joint;
        std::visit(AppendCsv{out}, content);
        joint = ",";
    };
    for (const RowCell& cell : row.cells) append(cell.content);
    for (const RowList& list : row.lists) {
        for (std::size_t i = 0; i < list.fields; ++i) {
            append(list.cells.empty() ? RowCell::Content() : list.cells[i].content);
        }
    }
    out += "\r\n";
}

void append_csv_heading(std::string& out, std::span<const std::string_view> columns) {
    std::string_view joint;
    for (const std::string_view column : columns) {
        out += joint;
        out += column;
        joint = ",";
    }
    out += "\r\n";
}

void append_text_line(std::string& out, const Row& row) {
    out += row.words;
    out += '\n';
}

void append_no_heading(std::string&, std::span<const std::string_view>) {}

}  // namespace dealcalc
