#include "render/json.hpp"

#include <array>
#include <charconv>
#include <iterator>
#include <limits>

#include <dealcalc/base/diagnostic.hpp>
#include <fmt/core.h>

#include "base/utf8.hpp"
#include "render/formats.hpp"

namespace dealcalc {
namespace {

/// ASCII that stands for itself: nearly every byte of nearly every text.
bool is_plain(char c) { return c >= 0x20 && c < 0x7F && c != '"' && c != '\\'; }

void append_escape(std::string& out, char32_t point) {
    switch (point) {
        case '"': out += "\\\""; return;
        case '\\': out += "\\\\"; return;
        case '\b': out += "\\b"; return;
        case '\f': out += "\\f"; return;
        case '\n': out += "\\n"; return;
        case '\r': out += "\\r"; return;
        case '\t': out += "\\t"; return;
        default: fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(point));
    }
}

void append_character(std::string& out, const CodePoint& character, std::string_view bytes) {
    const bool needs_escape = character.point == '"' || character.point == '\\' || is_acting(character.point);
    if (!character.valid) {
        out += "\uFFFD";
    } else if (needs_escape) {
        append_escape(out, character.point);
    } else {
        out += bytes;
    }
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
    out += '"';
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        while (at < text.size() && is_plain(text[at])) ++at;
        out += text.substr(begin, at - begin);
        if (at == text.size()) break;
        const CodePoint character = decode(text, at);
        append_character(out, character, text.substr(at, character.length));
        at += character.length;
    }
    out += '"';
}

// ---- the writer

void JsonWriter::begin_line() {
    if (!indented_) return;
    out_ += '\n';
    out_.append(2 * depth_, ' ');
}

void JsonWriter::begin_value() {
    if (after_key_ || depth_ == 0) {
        after_key_ = false;
        return;
    }
    if (!is_first_) out_ += ',';
    is_first_ = false;
    begin_line();
}

void JsonWriter::open(char bracket) {
    begin_value();
    out_ += bracket;
    ++depth_;
    is_first_ = true;
}

void JsonWriter::close(char bracket) {
    --depth_;
    if (!is_first_) begin_line();
    is_first_ = false;
    out_ += bracket;
}

void JsonWriter::key(std::string_view key) {
    begin_value();
    out_ += '"';
    out_ += key;
    out_ += indented_ ? std::string_view("\": ") : std::string_view("\":");
    after_key_ = true;
}

void JsonWriter::literal(std::string_view text) {
    begin_value();
    out_ += text;
}

void JsonWriter::string(std::string_view text) {
    begin_value();
    append_json_string(out_, text);
}

void JsonWriter::count(std::size_t count) {
    std::array<char, 20> digits;
    const char* const end = std::to_chars(digits.data(), digits.data() + digits.size(), count).ptr;
    literal({digits.data(), static_cast<std::size_t>(end - digits.data())});
}

void JsonWriter::number(const Number& number) {
    literal(number.as_int64() ? to_text(number) : double_text(to_double(number)));
}

void JsonWriter::number(double number) { literal(double_text(number)); }

// ---- cells, tables, reports

namespace {

/// Raised by one whenever a key goes away or changes its meaning.
constexpr int schema_version = 1;

void put_text(JsonWriter& json, std::string_view key, std::string_view text) {
    json.key(key);
    json.string(text);
}

/// One end of a range; null where there is none.
void put_end(JsonWriter& json, const std::string& key, const std::optional<End>& end) {
    json.key(key);
    if (!end) return json.null();
    json.number(end->at);
    put_text(json, key + "_exact", to_text(end->at));
    json.key(key + "_included");
    json.boolean(end->closed);
}

void put_table(JsonWriter& json, const Table& table);

struct PutCell {
    JsonWriter& json;

    void operator()(std::monostate) const { json.null(); }
    void operator()(const Text& text) const { json.string(text.text); }
    void operator()(const Exact& exact) const { json.string(exact.text); }
    void operator()(Verdict verdict) const { json.string(verdict_name(verdict)); }
    void operator()(const Flag& flag) const { json.boolean(flag.yes); }
    void operator()(const Count& count) const { json.count(count.number); }
    void operator()(const Branch& branch) const { json.string(branch.name); }

    void operator()(const Quantity& quantity) const {
        const Value& value = quantity.value;
        json.open('{');
        put_text(json, "display", quantity.display);
        if (!quantity.reported.empty()) put_text(json, "reported", quantity.reported);
        if (!quantity.hedge.empty()) put_text(json, "hedge", quantity.hedge);
        put_text(json, "unit", unit_name(value.unit));
        if (value.face) {
            json.key("face");
            json.number(*value.face);
            put_text(json, "face_exact", to_text(*value.face));
        }
        put_end(json, "low", value.extent.word.low());
        put_end(json, "high", value.extent.word.high());
        if (value.approximate) {
            json.key("approximate");
            json.boolean(true);
        }
        json.close('}');
    }

    void operator()(const LongQuantity& quantity) const {
        json.open('{');
        put_text(json, "display", quantity.display);
        put_text(json, "unit", quantity.unit);
        put_end(json, "low", quantity.value.low());
        put_end(json, "high", quantity.value.high());
        json.close('}');
    }

    void operator()(const Missing& missing) const {
        json.open('{');
        put_text(json, "display", "unknown");
        put_text(json, "unknown", missing.reason);
        json.close('}');
    }

    void operator()(const When& when) const {
        json.open('{');
        put_text(json, "display", when.display);
        put_text(json, "first", to_text(when.range.first));
        put_text(json, "last", to_text(when.range.last));
        json.close('}');
    }

    void operator()(const Bar& bar) const {
        json.open('{');
        json.key("from");
        json.number(to_double(bar.from));
        json.key("to");
        json.number(to_double(bar.to));
        json.key("conditional");
        json.boolean(bar.conditional);
        json.close('}');
    }

    void operator()(const Citing& citing) const {
        json.open('{');
        if (!citing.source.empty()) put_text(json, "id", citing.source);
        if (!citing.title.empty()) put_text(json, "title", citing.title);
        if (!citing.at.empty()) put_text(json, "at", citing.at);
        json.close('}');
    }

    void operator()(const Records& records) const { put_table(json, records.table); }
};

void put_row(JsonWriter& json, const Table& table, const Row& row) {
    json.open('{');
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const Column& column = table.columns[c];
        if (column.may_lack && !row[c].applies()) continue;
        json.key(column.key);
        std::visit(PutCell{json}, row[c].content());
    }
    json.close('}');
}

void put_table(JsonWriter& json, const Table& table) {
    json.open('[');
    for (const Row& row : table.rows) put_row(json, table, row);
    json.close(']');
}

void put_facts(JsonWriter& json, const Facts& facts) {
    json.open('{');
    for (const Field& fact : facts) {
        json.key(fact.key);
        std::visit(PutCell{json}, fact.cell.content());
    }
    json.close('}');
}

void put_notes(JsonWriter& json, const std::vector<Section>& sections) {
    bool any = false;
    for (const Section& section : sections) {
        for (const std::string& note : section.notes) {
            if (!any) {
                json.key("notes");
                json.open('[');
            }
            any = true;
            json.string(note);
        }
    }
    if (any) json.close(']');
}

}  // namespace

void append_json_lines(std::string& out, const Table& table) {
    for (const Row& row : table.rows) {
        JsonWriter json(out, JsonWriter::Layout::one_line);
        put_row(json, table, row);
        out += '\n';
    }
}

std::string render_jsonl(const Report& report, const Style&) {
    std::string out;
    append_json_lines(out, main_table(report));
    return out;
}

std::string render_json(const Report& report, const Style&) {
    std::string out;
    JsonWriter json(out, JsonWriter::Layout::indented);
    json.open('{');
    json.key("schema_version");
    json.count(schema_version);
    put_text(json, "command", report.command);
    put_text(json, "title", report.title);
    for (const Section& section : report.sections) {
        json.key(section.key);
        if (const Facts* facts = section.facts()) {
            put_facts(json, *facts);
        } else {
            put_table(json, *section.table());
        }
    }
    put_notes(json, report.sections);
    json.close('}');
    return out + '\n';
}

}  // namespace dealcalc
