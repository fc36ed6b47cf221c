#include "render/csv.hpp"

#include <algorithm>
#include <array>

#include <dealcalc/base/diagnostic.hpp>
#include <dealcalc/base/ratio.hpp>
#include <dealcalc/report/table.hpp>
#include <fmt/core.h>

#include "base/text.hpp"

namespace dealcalc {
namespace {

using Holds = Column::Holds;

/// More than a binary floating-point number holds, so that reading back rounds once.
constexpr std::size_t significant_digits = 20;

template <class Exact>
BareCell number_cell(const Exact& number) {
    return {decimal_text(number, significant_digits), false};
}

BareCell flag_cell(bool yes) { return {yes ? "true" : "false", false}; }

/// The cell in one text.
struct Words {
    BareCell operator()(std::monostate) const { return {}; }
    BareCell operator()(const Text& text) const { return {text.text}; }
    BareCell operator()(const Quantity& quantity) const { return {quantity.display}; }
    BareCell operator()(const LongQuantity& quantity) const { return {quantity.display}; }
    BareCell operator()(const Count& count) const { return {std::to_string(count.number), false}; }
    BareCell operator()(const Missing& missing) const { return {"unknown: " + missing.reason}; }
    BareCell operator()(Verdict verdict) const { return {std::string(verdict_name(verdict))}; }
    BareCell operator()(const When& when) const { return {when.display}; }
    BareCell operator()(const Flag& flag) const { return flag_cell(flag.yes); }
    BareCell operator()(const Bar&) const { return {}; }
    BareCell operator()(const Citing& citing) const { return {citing.source}; }
    BareCell operator()(const Branch& branch) const { return {branch.name}; }
    BareCell operator()(const Records& records) const { return {join(records.display, "; ")}; }
};

/// The columns that a column of one kind becomes: what is added to its key.
std::vector<std::string_view> suffixes_of(Holds holds) {
    switch (holds) {
        case Holds::reported:
            return {"", "_low", "_low_included", "_high", "_high_included", "_unit", "_hedge", "_reported"};
        case Holds::computed: return {"", "_low", "_low_included", "_high", "_high_included", "_unit", "_note"};
        case Holds::date: return {"", "_first", "_last"};
        case Holds::source: return {"", "_title", "_at"};
        case Holds::drawing: return {};
        default: return {""};
    }
}

using BareRow = std::vector<BareCell>;

bool is_amount(Holds holds) { return holds == Holds::reported || holds == Holds::computed; }

void add_end(const std::optional<End>& end, BareRow& row) {
    row.push_back(end ? number_cell(end->at) : BareCell{});
    row.push_back(end ? flag_cell(end->closed) : BareCell{});
}

bool is_rounded(const Value& value) {
    const auto& [low, high] = std::pair{value.extent.word.low(), value.extent.word.high()};
    return (value.face && !is_decimal(*value.face)) || (low && !is_decimal(low->at)) || (high && !is_decimal(high->at));
}

std::string note_on(const Value& value) {
    if (value.approximate) return "approximate";
    return is_rounded(value) ? "rounded" : "";
}

void add_quantity(const Quantity& quantity, Holds holds, BareRow& row) {
    const Value& value = quantity.value;
    row.push_back(value.face ? number_cell(*value.face) : BareCell{});
    add_end(value.extent.word.low(), row);
    add_end(value.extent.word.high(), row);
    row.push_back({unit_name(value.unit)});
    if (holds == Holds::computed) {
        row.push_back({quantity.of_nothing ? "none" : note_on(value)});
    } else {
        row.push_back({std::string(quantity.hedge)});
        row.push_back({quantity.reported});
    }
}

bool is_rounded(const Ratio& ratio) { return to_text(ratio).find('/') != std::string::npos; }

/// It has no face value, and nothing of it was reported.
void add_quantity(const LongQuantity& quantity, BareRow& row) {
    const RatioRange& value = quantity.value;
    row.push_back(value.is_single() ? number_cell(value.low) : BareCell{});
    row.push_back(number_cell(value.low));
    row.push_back(flag_cell(value.low_closed));
    row.push_back(value.high ? number_cell(*value.high) : BareCell{});
    row.push_back(value.high ? flag_cell(value.high_closed) : BareCell{});
    row.push_back({quantity.unit});
    row.push_back({is_rounded(value.low) || (value.high && is_rounded(*value.high)) ? "rounded" : ""});
}

/// One cell as the columns of its kind; a cell of another kind stands as words in the first of them.
void add_cell(const Cell& cell, Holds holds, BareRow& row) {
    const std::size_t end = row.size() + suffixes_of(holds).size();
    if (const auto* quantity = std::get_if<Quantity>(&cell); quantity && is_amount(holds)) {
        add_quantity(*quantity, holds, row);
    } else if (const auto* long_quantity = std::get_if<LongQuantity>(&cell); long_quantity && holds == Holds::computed) {
        add_quantity(*long_quantity, row);
    } else if (quantity && holds == Holds::number) {
        row.push_back(quantity->value.face ? number_cell(*quantity->value.face) : BareCell{});
    } else if (long_quantity && holds == Holds::number) {
        row.push_back(number_cell(long_quantity->value.low));
    } else if (const auto* missing = std::get_if<Missing>(&cell); missing && holds == Holds::computed) {
        row.resize(end - 1);
        row.push_back({"unknown: " + missing->reason});
    } else if (const auto* when = std::get_if<When>(&cell); when && holds == Holds::date) {
        row.insert(row.end(), {{when->display}, {to_text(when->range.first)}, {to_text(when->range.last)}});
    } else if (const auto* citing = std::get_if<Citing>(&cell); citing && holds == Holds::source) {
        row.insert(row.end(), {{citing->source}, {citing->title}, {citing->at}});
    } else if (holds != Holds::drawing) {
        row.push_back(std::visit(Words{}, cell));
    }
    row.resize(end);
}

/// What the kind of a cell is by itself; nothing where it does not apply.
std::optional<Holds> kind_of(const Cell& cell) {
    if (std::holds_alternative<std::monostate>(cell)) return std::nullopt;
    if (const auto* quantity = std::get_if<Quantity>(&cell)) {
        return quantity->reported.empty() ? Holds::computed : Holds::reported;
    }
    if (std::holds_alternative<Missing>(cell) || std::holds_alternative<LongQuantity>(cell)) return Holds::computed;
    if (std::holds_alternative<When>(cell)) return Holds::date;
    if (std::holds_alternative<Citing>(cell)) return Holds::source;
    if (std::holds_alternative<Bar>(cell)) return Holds::drawing;
    return Holds::words;
}

/// One kind for cells of both.
Holds common_kind(Holds a, Holds b) {
    if (a == b) return a;
    return is_amount(a) && is_amount(b) ? Holds::computed : Holds::words;
}

/// What the column holds: as declared, else as its cells agree.
Holds kind_of(const Table& table, std::size_t column) {
    if (table.columns[column].holds != Holds::as_cells) return table.columns[column].holds;
    std::optional<Holds> found;
    for (const auto& row : table.rows) {
        const auto kind = kind_of(row[column]);
        if (kind) found = found ? common_kind(*found, *kind) : *kind;
    }
    return found.value_or(Holds::words);
}

}  // namespace

BareTable bare(const Table& table) {
    BareTable result;
    std::vector<Holds> kinds;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        kinds.push_back(kind_of(table, c));
        for (const std::string_view suffix : suffixes_of(kinds.back())) {
            result.header.push_back(table.columns[c].key + std::string(suffix));
        }
    }
    for (const auto& row : table.rows) {
        BareRow& cells = result.rows.emplace_back();
        for (std::size_t c = 0; c < row.size(); ++c) add_cell(row[c], kinds[c], cells);
    }
    return result;
}

std::string guarded(const std::string& text) {
    static constexpr std::array<std::string_view, 11> starts = {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};
    const std::string_view rest = std::string_view(text).substr(std::min(text.find_first_not_of('\''), text.size()));
    const bool runs = std::any_of(starts.begin(), starts.end(),
                                  [&](std::string_view start) { return rest.starts_with(start); });
    return runs ? "'" + text : text;
}

namespace {

/// Fields of a line, each already escaped.
void add_line(const std::vector<std::string>& fields, std::string& out) {
    for (const std::string& field : fields) {
        if (&field != &fields.front()) out += ',';
        out += field;
    }
    out += "\r\n";
}

constexpr bool needs_quotes(unsigned char c) { return c == ',' || c == '"' || c < 0x20 || c == 0x7F; }

/// By each byte: whether a field may begin with it without being guarded or quoted, and whether it may stand in one.
struct CsvBytes {
    std::array<bool, 256> begin{};
    std::array<bool, 256> inside{};
};

constexpr CsvBytes csv_bytes = [] {
    CsvBytes bytes;
    for (std::size_t byte = 0; byte < 256; ++byte) {
        const char c = static_cast<char>(byte);
        bytes.inside[byte] = !needs_quotes(static_cast<unsigned char>(byte));
        bytes.begin[byte] = bytes.inside[byte] && byte < 0x80 && std::string_view(" '=+-@").find(c) == std::string_view::npos;
    }
    return bytes;
}();

}  // namespace

bool is_csv_field(std::string_view text) {
    if (text.empty() || text.back() == ' ' || !csv_bytes.begin[static_cast<unsigned char>(text.front())]) return false;
    return std::ranges::all_of(text, [](unsigned char c) { return csv_bytes.inside[c]; });
}

std::string csv_text(const std::string& text) {
    const std::string safe = guarded(text);
    // Some readers drop spaces at the ends of a field without quotes.
    const bool ends_in_space = safe.starts_with(' ') || safe.ends_with(' ');
    if (!ends_in_space && std::ranges::none_of(safe, needs_quotes)) return safe;
    std::string quoted = "\"";
    for (const char c : safe) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

std::string render_csv(const Report& report, const Style&) {
    const BareTable table = bare(main_table(report));
    std::string out;
    std::vector<std::string> fields;
    for (const std::string& name : table.header) fields.push_back(csv_text(name));
    add_line(fields, out);
    for (const auto& row : table.rows) {
        fields.clear();
        for (const BareCell& cell : row) fields.push_back(cell.is_text ? csv_text(cell.text) : cell.text);
        add_line(fields, out);
    }
    return out;
}

std::string tsv_text(const std::string& text) {
    std::string out;
    for (const char c : guarded(text)) {
        switch (c) {
            case '\\': out += "\\\\"; break;
            case '\t': out += "\\t"; break;
            case '\n': out += "\\n"; break;
            case '\r': out += "\\r"; break;
            default: out += c;
        }
    }
    return visible(out);
}

std::string render_tsv(const Report& report, const Style&) {
    const BareTable table = bare(main_table(report));
    std::string out;
    for (const std::string& name : table.header) out += (out.empty() ? "" : "\t") + tsv_text(name);
    out += '\n';
    for (const auto& row : table.rows) {
        for (const BareCell& cell : row) {
            if (&cell != &row.front()) out += '\t';
            out += cell.is_text ? tsv_text(cell.text) : cell.text;
        }
        out += '\n';
    }
    return out;
}

}  // namespace dealcalc
