#include "render/json.hpp"

#include <dealcalc/base/diagnostic.hpp>
#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include "base/utf8.hpp"
#include "render/json_number.hpp"
#include "render/json_text.hpp"

namespace dealcalc {
namespace {

using Json = nlohmann::ordered_json;

/// Raised by one whenever a key goes away or changes its meaning.
constexpr int schema_version = 1;

Json plain_number(const Ratio& ratio) {
    const auto number = number_of(ratio);
    return number ? plain_number(*number) : Json(to_double(ratio));
}

/// One end of a range; null where there is none.
template <class Value>
void add_end(Json& json, const std::string& key, const Value* at, bool closed) {
    if (at == nullptr) {
        json[key] = nullptr;
        return;
    }
    json[key] = plain_number(*at);
    json[key + "_exact"] = to_text(*at);
    json[key + "_included"] = closed;
}

void add_end(Json& json, const std::string& key, const std::optional<End>& end) {
    add_end(json, key, end ? &end->at : nullptr, end && end->closed);
}

Json cell_json(const Cell& cell);

struct ToJson {
    Json operator()(std::monostate) const { return nullptr; }
    Json operator()(const Text& text) const { return text.text; }
    Json operator()(Verdict verdict) const { return verdict_name(verdict); }
    Json operator()(const Flag& flag) const { return flag.yes; }

    Json operator()(const Quantity& quantity) const {
        Json json;
        json["display"] = quantity.display;
        if (!quantity.reported.empty()) json["reported"] = quantity.reported;
        if (!quantity.hedge.empty()) json["hedge"] = quantity.hedge;
        const Value& value = quantity.value;
        json["unit"] = unit_name(value.unit);
        if (value.face) {
            json["face"] = plain_number(*value.face);
            json["face_exact"] = to_text(*value.face);
        }
        add_end(json, "low", value.extent.word.low());
        add_end(json, "high", value.extent.word.high());
        if (value.approximate) json["approximate"] = true;
        return json;
    }

    Json operator()(const LongQuantity& quantity) const {
        Json json;
        json["display"] = quantity.display;
        json["unit"] = quantity.unit;
        const RatioRange& value = quantity.value;
        add_end(json, "low", &value.low, value.low_closed);
        add_end(json, "high", value.high ? &*value.high : nullptr, value.high_closed);
        return json;
    }

    Json operator()(const Count& count) const { return count.number; }

    Json operator()(const Missing& missing) const {
        return {{"display", "unknown"}, {"unknown", missing.reason}};
    }

    Json operator()(const When& when) const {
        return {{"display", when.display}, {"first", to_text(when.range.first)}, {"last", to_text(when.range.last)}};
    }

    Json operator()(const Bar& bar) const {
        return {{"from", to_double(bar.from)}, {"to", to_double(bar.to)}, {"conditional", bar.conditional}};
    }

    Json operator()(const Citing& citing) const {
        Json json;
        if (!citing.source.empty()) json["id"] = citing.source;
        if (!citing.title.empty()) json["title"] = citing.title;
        if (!citing.at.empty()) json["at"] = citing.at;
        return json;
    }

    Json operator()(const Branch& branch) const { return branch.name; }

    Json operator()(const Records& records) const {
        Json list = Json::array();
        for (const auto& item : records.items) {
            Json record;
            for (const Field& field : item) record[field.key] = cell_json(field.cell);
            list.push_back(std::move(record));
        }
        return list;
    }
};

Json cell_json(const Cell& cell) { return std::visit(ToJson{}, cell); }

Json body_json(const Facts& facts) {
    Json json = Json::object();
    for (const Field& fact : facts) json[fact.key] = cell_json(fact.cell);
    return json;
}

Json row_json(const Table& table, const std::vector<Cell>& row) {
    Json record = Json::object();
    for (std::size_t c = 0; c < table.columns.size(); ++c) record[table.columns[c].key] = cell_json(row[c]);
    return record;
}

Json body_json(const Table& table) {
    Json json = Json::array();
    for (const auto& row : table.rows) json.push_back(row_json(table, row));
    return json;
}

/// Names in a file are data: what could act on a terminal is escaped. The library does so below U+0020 and no further;
/// all else outside ASCII stands in strings, where an escape means the same.
std::string harmless(const std::string& json) {
    std::string out;
    out.reserve(json.size());
    for (std::size_t at = 0; at < json.size();) {
        const CodePoint c = decode(json, at);
        const std::string_view bytes = std::string_view(json).substr(at, c.length);
        if (c.point < 0x7F || visible(bytes) == bytes) {
            out += bytes;
        } else {
            out += fmt::format("\\u{:04x}", static_cast<unsigned>(c.point));
        }
        at += c.length;
    }
    return out;
}

/// Without an indent on one line. Only the name of a file can be anything but UTF-8.
std::string written(const Json& json, int indent) {
    return harmless(json.dump(indent, ' ', false, Json::error_handler_t::replace));
}

constexpr int on_one_line = -1;

}  // namespace

std::string json_text(std::string_view text) {
    std::string json;
    append_json_string(json, text);
    return json;
}

std::string json_lines(const Table& table) {
    std::string out;
    for (const auto& row : table.rows) out += written(row_json(table, row), on_one_line) + '\n';
    return out;
}

std::string render_json(const Report& report, const Style&) {
    Json json;
    json["schema_version"] = schema_version;
    json["command"] = report.command;
    json["title"] = report.title;
    Json notes = Json::array();
    for (const Section& section : report.sections) {
        json[section.key] = std::visit([](const auto& body) { return body_json(body); }, section.body);
        for (const std::string& note : section.notes) notes.push_back(note);
    }
    if (!notes.empty()) json["notes"] = std::move(notes);
    return written(json, 2) + "\n";
}

}  // namespace dealcalc
