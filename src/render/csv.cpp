#include "render/csv.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <dealcalc/base/diagnostic.hpp>

#include "base/digits.hpp"
#include "base/text.hpp"
#include "render/formats.hpp"

namespace dealcalc {
namespace {

using Holds = Column::Holds;

/// More than a binary floating-point number holds, so that reading back rounds once.
constexpr int significant_digits = 20;

void put_number(const Number& number, Fields& to) {
    to.number(decimal_text(number, significant_digits));
}

void put_flag(bool yes, Fields& to) { to.number(yes ? "true" : "false"); }

void put_count(std::size_t count, Fields& to) {
    std::array<char, 20> digits;
    const char* const end = std::to_chars(digits.data(), digits.data() + digits.size(), count).ptr;
    to.number({digits.data(), static_cast<std::size_t>(end - digits.data())});
}

/// The cell in one field.
struct PutWords {
    Fields& to;

    void operator()(std::monostate) const { to.nothing(); }
    void operator()(const Text& text) const { to.text(text.text); }
    void operator()(const Exact& exact) const { to.number(exact.text); }
    void operator()(const Quantity& quantity) const { to.text(quantity.display); }
    void operator()(const LongQuantity& quantity) const { to.text(quantity.display); }
    void operator()(const Count& count) const { put_count(count.number, to); }
    void operator()(const Missing& missing) const { to.text("unknown: " + missing.reason); }
    void operator()(Verdict verdict) const { to.text(verdict_name(verdict)); }
    void operator()(const When& when) const { to.text(when.display); }
    void operator()(const Flag& flag) const { put_flag(flag.yes, to); }
    void operator()(const Bar&) const { to.nothing(); }
    void operator()(const Citing& citing) const { to.text(citing.source); }
    void operator()(const Branch& branch) const { to.text(branch.name); }
    void operator()(const Records& records) const { to.text(join(records.display, "; ")); }
};

void put_words(const Cell& cell, Fields& to) { std::visit(PutWords{to}, cell.content()); }

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

void put_nothing(std::size_t fields, Fields& to) {
    for (; fields > 0; --fields) to.nothing();
}

bool is_amount(Holds holds) { return holds == Holds::reported || holds == Holds::computed; }

void put_end(const std::optional<End>& end, Fields& to) {
    if (!end) return put_nothing(2, to);
    put_number(end->at, to);
    put_flag(end->closed, to);
}

void put_nominal(const Value& value, Fields& to) {
    if (!value.face) return to.nothing();
    put_number(*value.face, to);
}

bool is_rounded(const Value& value) {
    const auto& low = value.extent.word.low();
    const auto& high = value.extent.word.high();
    return (value.face && !decimals_of(*value.face)) || (low && !decimals_of(low->at)) ||
           (high && !decimals_of(high->at));
}

std::string_view note_on(const Quantity& quantity) {
    if (quantity.of_nothing) return "none";
    if (quantity.value.approximate) return "approximate";
    return is_rounded(quantity.value) ? "rounded" : "";
}

void put_quantity(const Quantity& quantity, Holds holds, Fields& to) {
    const Value& value = quantity.value;
    put_nominal(value, to);
    put_end(value.extent.word.low(), to);
    put_end(value.extent.word.high(), to);
    to.text(unit_name(value.unit));
    if (holds == Holds::computed) return to.text(note_on(quantity));
    to.text(quantity.hedge);
    to.text(quantity.reported);
}

/// It has no nominal, and nothing of it was reported.
void put_quantity(const LongQuantity& quantity, Fields& to) {
    const auto& low = quantity.value.low();
    const auto& high = quantity.value.high();
    const auto single = quantity.value.single();
    single ? put_number(*single, to) : to.nothing();
    put_end(low, to);
    put_end(high, to);
    to.text(quantity.unit);
    to.text(decimals_of(low->at) && (!high || decimals_of(high->at)) ? "" : "rounded");
}

/// The first record, or nothing where there is none.
void put_first_record(const Cell& cell, const Column& column, Fields& to) {
    const Records* records = cell.as<Records>();
    if (!records || records->table.rows.empty()) return put_nothing(column.records.size(), to);
    for (const Cell& part : records->table.rows.front()) put_words(part, to);
}

/// One cell as the columns of its kind; a cell of another kind is words in the first of them.
void put_cell(const Cell& cell, const Column& column, Holds holds, Fields& to) {
    const Quantity* quantity = cell.as<Quantity>();
    const LongQuantity* long_quantity = cell.as<LongQuantity>();
    const std::size_t fields = suffixes_of(holds).size();
    if (quantity && is_amount(holds)) return put_quantity(*quantity, holds, to);
    if (long_quantity && holds == Holds::computed) return put_quantity(*long_quantity, to);
    if (quantity && holds == Holds::number) return put_nominal(quantity->value, to);
    if (long_quantity && holds == Holds::number) return put_number(long_quantity->value.low()->at, to);
    if (const Missing* missing = cell.as<Missing>(); missing && holds == Holds::computed) {
        put_nothing(fields - 1, to);
        return to.text("unknown: " + missing->reason);
    }
    if (const When* when = cell.as<When>(); when && holds == Holds::date) {
        to.text(when->display);
        to.text(to_text(when->range.first));
        return to.text(to_text(when->range.last));
    }
    if (const Citing* citing = cell.as<Citing>(); citing && holds == Holds::source) {
        to.text(citing->source);
        to.text(citing->title);
        return to.text(citing->at);
    }
    if (holds == Holds::records) return put_first_record(cell, column, to);
    if (holds == Holds::drawing) return;
    put_words(cell, to);
    put_nothing(fields - 1, to);
}

/// What the kind of a cell is by itself; nothing where it does not apply.
std::optional<Holds> kind_of(const Cell& cell) {
    if (!cell.applies()) return std::nullopt;
    if (const Quantity* quantity = cell.as<Quantity>()) {
        return quantity->reported.empty() ? Holds::computed : Holds::reported;
    }
    if (cell.is<Missing>() || cell.is<LongQuantity>()) return Holds::computed;
    if (cell.is<When>()) return Holds::date;
    if (cell.is<Citing>()) return Holds::source;
    if (cell.is<Bar>()) return Holds::drawing;
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
    for (const Row& row : table.rows) {
        const auto kind = kind_of(row[column]);
        if (kind) found = found ? common_kind(*found, *kind) : *kind;
    }
    return found.value_or(Holds::words);
}

}  // namespace

BareTable::BareTable(const Table& table) : table_(table) {
    holds_.reserve(table.columns.size());
    for (std::size_t c = 0; c < table.columns.size(); ++c) holds_.push_back(kind_of(table, c));
}

std::vector<std::string> BareTable::header() const {
    std::vector<std::string> names;
    for (std::size_t c = 0; c < holds_.size(); ++c) {
        const Column& column = table_.columns[c];
        if (holds_[c] == Holds::records) {
            for (const Column& part : column.records) names.push_back(column.title + '_' + part.key);
            continue;
        }
        for (const std::string_view suffix : suffixes_of(holds_[c])) names.push_back(column.key + std::string(suffix));
    }
    return names;
}

void BareTable::put(const Row& row, Fields& to) const {
    for (std::size_t c = 0; c < holds_.size(); ++c) put_cell(row[c], table_.columns[c], holds_[c], to);
}

namespace {

/// Apostrophes, and what spreadsheets strip before they look for a formula: blanks, no-break spaces, byte order marks.
std::string_view after_what_is_stripped(std::string_view text) {
    static constexpr std::array<std::string_view, 5> stripped = {"'", " ", "\u00a0", "\u202f", "\ufeff"};
    const auto begins = [&](std::string_view mark) { return text.starts_with(mark); };
    for (auto it = std::ranges::find_if(stripped, begins); it != stripped.end();
         it = std::ranges::find_if(stripped, begins)) {
        text.remove_prefix(it->size());
    }
    return text;
}

/// Decimals, fractions and percentages with one sign each, as in "-0.05; 2/3": nothing in it can run.
bool holds_numbers_alone(std::string_view text) {
    for (std::size_t end = 0; end != std::string_view::npos;) {
        end = text.find("; ");
        std::string_view number = text.substr(0, end);
        if (number.starts_with('-') || number.starts_with('+')) number.remove_prefix(1);
        if (number.empty() || !is_digit(number.front())) return false;
        if (number.find_first_not_of("0123456789./% ") != std::string_view::npos) return false;
        if (end != std::string_view::npos) text.remove_prefix(end + 2);
    }
    return true;
}

}  // namespace

std::string guarded(std::string_view text) {
    static constexpr std::array<std::string_view, 11> starts = {"=",  "+",  "-",  "@",  "\t", "\r",
                                                                "\n", "＝", "＋", "－", "＠"};
    const std::string_view rest = after_what_is_stripped(text);
    const bool runs = !holds_numbers_alone(text) &&
                      std::ranges::any_of(starts, [&](std::string_view start) { return rest.starts_with(start); });
    return (runs ? "'" : "") + std::string(text);
}

// ---- CSV

namespace {

bool needs_quotes(unsigned char c) { return c == ',' || c == '"' || c < 0x20 || c == 0x7F; }

/// Nearly all texts are fields as they are.
bool is_csv_field(std::string_view text) {
    constexpr std::string_view asks_for_more = " '=+-@";
    if (text.empty()) return true;
    const char first = text.front();
    if (static_cast<unsigned char>(first) >= 0x80 || asks_for_more.find(first) != std::string_view::npos) return false;
    return text.back() != ' ' && std::ranges::none_of(text, needs_quotes);
}

class CsvLine : public Fields {
public:
    explicit CsvLine(std::string& out) : out_(out) {}

    void text(std::string_view text) override {
        begin();
        if (is_csv_field(text)) {
            out_ += text;
        } else {
            out_ += csv_text(text);
        }
    }
    /// An interval has a comma.
    void number(std::string_view number) override {
        begin();
        const bool quoted = number.find(',') != std::string_view::npos;
        if (quoted) out_ += '"';
        out_ += number;
        if (quoted) out_ += '"';
    }
    void end() { out_ += "\r\n"; }

private:
    void begin() {
        if (!is_first_) out_ += ',';
        is_first_ = false;
    }

    std::string& out_;
    bool is_first_ = true;
};

}  // namespace

std::string csv_text(std::string_view text) {
    const std::string safe = guarded(text);
    // Some readers drop spaces at the ends of a field without quotes.
    const bool ends_in_space = safe.starts_with(' ') || safe.ends_with(' ');
    if (!ends_in_space && std::ranges::none_of(safe, needs_quotes)) return safe;
    std::string quoted = "\"";
    for (const char c : safe) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

void append_csv_heading(std::string& out, const Table& table) {
    CsvLine line(out);
    for (const std::string& name : BareTable(table).header()) line.text(name);
    line.end();
}

void append_csv_rows(std::string& out, const Table& table) {
    const BareTable bare(table);
    for (const Row& row : table.rows) {
        CsvLine line(out);
        bare.put(row, line);
        line.end();
    }
}

std::string render_csv(const Report& report, const Style&) {
    const Table table = main_table(report);
    std::string out;
    append_csv_heading(out, table);
    append_csv_rows(out, table);
    return out;
}

// ---- TSV

namespace {

class TsvLine : public Fields {
public:
    explicit TsvLine(std::string& out) : out_(out) {}

    void text(std::string_view text) override { number(tsv_text(text)); }
    void number(std::string_view number) override {
        if (!is_first_) out_ += '\t';
        is_first_ = false;
        out_ += number;
    }
    void end() { out_ += '\n'; }

private:
    std::string& out_;
    bool is_first_ = true;
};

}  // namespace

std::string tsv_text(std::string_view text) {
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
    const Table table = main_table(report);
    const BareTable bare(table);
    std::string out;
    TsvLine heading(out);
    for (const std::string& name : bare.header()) heading.text(name);
    heading.end();
    for (const Row& row : table.rows) {
        TsvLine line(out);
        bare.put(row, line);
        line.end();
    }
    return out;
}

}  // namespace dealcalc
