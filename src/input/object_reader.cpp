#include "input/object_reader.hpp"

#include <algorithm>
#include <utility>

#include "base/excerpt.hpp"
#include "base/letters.hpp"
#include "base/suggest.hpp"
#include "model/words.hpp"

namespace dealcalc::input {
namespace {

std::string upper_case(std::string_view text) {
    std::string capitals(text);
    std::ranges::transform(capitals, capitals.begin(), upper);
    return capitals;
}

/// The word that is near, or that begins with the text: "post" for "post-money".
std::optional<std::string_view> nearest_word(std::string_view text, std::span<const std::string_view> words) {
    if (const auto near = nearest(text, words)) return near;
    const auto longer = std::ranges::find_if(words, [&](auto word) { return !text.empty() && word.starts_with(text); });
    return longer == words.end() ? std::nullopt : std::optional(*longer);
}

bool is_string(Reading& reading, const Field& field, std::string_view expected) {
    if (field.value.kind == JsonKind::string) return true;
    wrong_type(reading, field, expected);
    return false;
}

std::string key_needed(const Field& field) {
    return std::string(field.object->what) + " needs " + in_quotes(field.key->name);
}

std::vector<std::string_view> names_in(const ObjectRule& rule) {
    std::vector<std::string_view> names;
    for (const KeyName& key : rule.keys) names.push_back(key.name);
    return names;
}

}  // namespace

// ---- values

void Reading::start(std::string_view of, const FileRule& rule, std::size_t line) {
    text = of;
    first_line = line;
    home = {};
    problems.clear();
    unknown_keys = 0;
    decoded.clear();
    json.start(of, rule, line);
}

void Reading::add(std::string code, std::string message, Span span, std::string help) {
    problems.push_back({std::move(code), std::move(message), span, std::move(help)});
}

void Reading::add(std::string code, const Misread& misread, const JsonValue& value) {
    const Span part = value.text.empty() ? value.span : raw_span(text, value.span, misread.at, misread.length);
    add(std::move(code), misread.what, part, misread.help);
}

Span Reading::whole(const JsonValue& value) {
    if (!value.is_opening()) return value.span;
    return {value.span.begin, json.leave(json.depth() - 1)};
}

std::string_view Reading::lasting(const JsonValue& value) {
    return value.is_verbatim() ? value.text : decoded.emplace_back(value.text);
}

std::optional<Currency> currency_ahead(JsonParser json) try {
    json.leave(1);
    for (JsonValue key; json.next_key(key); json.leave(1)) {
        const bool is_currency = key.text == "currency";
        const JsonValue value = json.value();
        if (is_currency) return Currency::from_code(value.text);
    }
    return std::nullopt;
} catch (const JsonFault&) {
    return std::nullopt;  // it is met again where it is told
}

std::string_view kind_word(const JsonValue& value) {
    switch (value.kind) {
    case JsonKind::object: return "an object";
    case JsonKind::list: return "a list";
    case JsonKind::string: return "a string";
    case JsonKind::number: return "a number";
    case JsonKind::boolean:
    case JsonKind::null: break;
    }
    return value.text;
}

std::string shown(const JsonValue& value) {
    return value.kind == JsonKind::string ? in_quotes(value.text) : excerpt_of(value.text);
}

std::string listed(std::span<const std::string_view> words, std::string_view last) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) text += i + 1 == words.size() ? last : ", ";
        text += words[i];
    }
    return text;
}

void wrong_type(Reading& reading, const Field& field, std::string_view expected) {
    std::string help;
    if (field.value.kind == JsonKind::null) {
        help = field.key->required ? key_needed(field) : "leave the key out where nothing was reported";
    } else if (field.value.kind == JsonKind::number && expected == "a string") {
        help = "put it in double quotes";
    }
    std::string message = std::string(field.key->name) + " is " + std::string(kind_word(field.value)) +
                          ", and must be " + std::string(expected);
    reading.add("wrong-type", std::move(message), reading.whole(field.value), std::move(help));
}

bool is_string(Reading& reading, const Field& field) {
    return is_string(reading, field, "a string");
}

bool is_text(Reading& reading, const Field& field) {
    if (!is_string(reading, field)) return false;
    if (field.value.text.find_first_not_of(" \t\r\n") != std::string_view::npos) return true;
    reading.add("empty-text", std::string(field.key->name) + " is empty", field.value.span,
                field.key->required ? key_needed(field) : "write a text, or leave the key out");
    return false;
}

bool read_text(Reading& reading, const Field& field, std::string& to) {
    if (!is_text(reading, field)) return false;
    to.assign(field.value.text);
    return true;
}

bool read_date(Reading& reading, const Field& field, ReportedDate& to) {
    if (!is_string(reading, field)) return false;
    if (const auto misread = dealcalc::read_date(field.value.text, to.range)) {
        reading.add("unreadable-date", *misread, field.value);
        return false;
    }
    to.text.assign(field.value.text);
    return true;
}

bool read_currency(Reading& reading, const Field& field, Currency& to) {
    if (!is_string(reading, field)) return false;
    const std::string_view code = field.value.text;
    if (const auto currency = Currency::from_code(code)) {
        to = *currency;
        return true;
    }
    const std::string capitals = upper_case(code);
    reading.add("unknown-currency", in_quotes(code) + " is not the code of a currency in use", field.value.span,
                Currency::from_code(capitals) ? "did you mean " + in_quotes(capitals) + "?"
                                              : "a currency is a code of ISO 4217, such as USD or EUR");
    return false;
}

std::optional<std::size_t> read_word(Reading& reading, const Field& field, std::span<const std::string_view> words) {
    if (field.value.kind == JsonKind::string) {
        const auto found = std::ranges::find(words, field.value.text);
        if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
    }
    const std::string choice = listed(words, " or ");
    if (!is_string(reading, field, choice)) return std::nullopt;
    const std::string key(field.key->name);
    const auto near = nearest_word(field.value.text, words);
    reading.add("unknown-" + key, key + " cannot be " + in_quotes(field.value.text), field.value.span,
                near ? "did you mean " + in_quotes(*near) + "?" : key + " is " + choice);
    return std::nullopt;
}

// ---- keys

void RareKeys::repeated(const JsonValue& key, std::size_t first) {
    reading_.problems.push_back({"duplicate-key", "the key " + in_quotes(key.text) + " stands twice", key.span,
                                 "remove one of the two", first});
}

void RareKeys::other(const JsonValue& key) {
    const auto [first, fresh] = others_.emplace(key.text, key.span.begin);
    if (!fresh) return repeated(key, first->second);
    if (key.text.starts_with("x-")) return;
    any_unknown_ = true;
    // It is not shown, and needs no words: ten thousand searches for the nearest key would be for nothing.
    if (++reading_.unknown_keys > most_problems_of_a_kind && reading_.problems.size() >= most_problems) {
        any_left_out_ = true;
        reading_.add("unknown-key", "", key.span, "");
        return;
    }
    const std::vector<std::string_view> names = names_in(rule_);
    std::string help;
    if (const auto near = nearest(key.text, names)) {
        meant_ |= std::uint32_t{1} << (std::ranges::find(names, *near) - names.begin());
        help = "did you mean " + in_quotes(*near) + "?";
    } else if (!std::exchange(listed_, true)) {
        help = "the keys of " + std::string(rule_.what) + " are " + listed(names, " and ") +
               "; keys of your own start with x-";
    }
    reading_.add("unknown-key", "unknown key " + in_quotes(key.text), key.span, std::move(help));
}

void RareKeys::missing(std::uint32_t seen, Span opening) {
    if (any_left_out_) return;  // it may have been meant by a key that nobody looked at
    std::vector<std::string_view> required;
    std::vector<std::string> missing;
    for (std::size_t i = 0; i < rule_.keys.size(); ++i) {
        const KeyName& key = rule_.keys[i];
        if (!key.required) continue;
        required.push_back(key.name);
        if (((seen | meant_) >> i & 1U) == 0) missing.push_back(in_quotes(key.name));
    }
    if (missing.empty()) return;
    const std::string what(rule_.what);
    const std::vector<std::string_view> names(missing.begin(), missing.end());
    reading_.add("missing-key", what + " has no " + listed(names, " or "), {opening.begin, opening.begin + 1},
                 what + " needs " + listed(required, " and "));
}

}  // namespace dealcalc::input
