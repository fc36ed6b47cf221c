#include "input/starter.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>

#include <dealcalc/base/unit.hpp>
#include <dealcalc/input/built_in.hpp>

#include "base/digits.hpp"
#include "base/utf8.hpp"
#include "input/json.hpp"

namespace dealcalc::input {
namespace {

/// \u0009: the escape that JSON has for every character of its plane.
std::string escaped(char32_t point) {
    std::string text = "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) text += "0123456789abcdef"[(point >> shift) & 0xFU];
    return text;
}

/// The text as a string of JSON. Characters that act instead of being shown are escaped, so that the file shows them.
std::string json_string(std::string_view text) {
    std::string out = "\"";
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decode(text, at);
        const std::string_view character = text.substr(at, c.length);
        at += c.length;
        if (is_acting(c.point)) {
            out += escaped(c.point);
            continue;
        }
        if (character == "\"" || character == "\\") out += '\\';
        out += character;
    }
    return out + '"';
}

/// What stands before an amount in this currency. A lone $ is the deal's own dollar.
std::string sign_of(const Currency& currency) {
    if (currency.is_dollar()) return "$";
    if (currency.code() == "EUR") return "€";
    if (currency.code() == "GBP") return "£";
    if (currency.code() == "JPY") return "¥";
    return std::string(currency.code()) + ' ';
}

/// The text with every $ of an amount as `sign`; that of "$schema" is none.
std::string with_sign(std::string_view text, std::string_view sign) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool of_amount = text[i] == '$' && i + 1 < text.size() && is_digit(text[i + 1]);
        if (of_amount) {
            out += sign;
        } else {
            out += text[i];
        }
    }
    return out;
}

std::optional<Currency> currency_in(std::span<const StarterValue> values) {
    const auto found = std::ranges::find(values, "currency", &StarterValue::key);
    return found == values.end() ? std::nullopt : Currency::from_code(found->text);
}

/// Where the value of the key of the outermost object is.
Span value_span(std::string_view text, std::string_view key) {
    JsonParser json;
    json.start(text);
    json.value();
    JsonValue found, value;
    do {
        if (!json.next_key(found)) throw std::logic_error("the starter deal has no such key");
        value = json.value();
        json.leave(1);
    } while (found.text != key);
    return value.span;
}

}  // namespace

std::string starter_deal_text(std::span<const StarterValue> values) {
    std::string text = with_sign(starter_template(), sign_of(currency_in(values).value_or(Currency())));
    for (const StarterValue& given : values) {
        const Span span = value_span(text, given.key);
        text.replace(span.begin, span.size(), json_string(given.text));
    }
    return text;
}

}  // namespace dealcalc::input
