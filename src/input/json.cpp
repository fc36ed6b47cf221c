#include "input/json.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include "base/digits.hpp"
#include "base/utf8.hpp"
#include "input/json_fault.hpp"

namespace dealcalc::input {
namespace {

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

// ---- strings

using Word = std::uint64_t;

constexpr Word in_each_byte(unsigned char c) {
    return Word{0x0101010101010101} * c;
}

/// The top bit of each byte that ends plain text: a quote, a backslash, a control character, or what is not ASCII.
constexpr Word marks_of(Word bytes) {
    constexpr Word low = in_each_byte(0x7F);
    const Word letters = bytes & low;  // so that no addition carries into the next byte
    const Word no_quote = (letters ^ in_each_byte('"')) + low;
    const Word no_backslash = (letters ^ in_each_byte('\\')) + low;
    const Word no_control = letters + in_each_byte(0x80 - 0x20);
    return (~(no_quote & no_backslash & no_control) | bytes) & ~low;
}

bool is_plain(char c) {
    return c != '"' && c != '\\' && static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x80;
}

/// Eight bytes at a time: most of a deal is in strings.
const char* end_of_plain(const char* at, const char* end) {
    while (end - at >= static_cast<std::ptrdiff_t>(sizeof(Word))) {
        Word bytes = 0;
        std::memcpy(&bytes, at, sizeof bytes);
        if (const Word marks = marks_of(bytes); marks != 0) {
            constexpr bool first_is_lowest = std::endian::native == std::endian::little;
            return at + (first_is_lowest ? std::countr_zero(marks) : std::countl_zero(marks)) / 8;
        }
        at += sizeof bytes;
    }
    return std::find_if_not(at, end, is_plain);
}

void append_utf8(std::string& text, char32_t point) {
    const auto first = [&](unsigned mark, int shift) { text += static_cast<char>(mark | (point >> shift)); };
    const auto next = [&](int shift) { text += static_cast<char>(0x80U | ((point >> shift) & 0x3FU)); };
    if (point < 0x80) {
        first(0, 0);
    } else if (point < 0x800) {
        first(0xC0, 6);
        next(0);
    } else if (point < 0x10000) {
        first(0xE0, 12);
        next(6);
        next(0);
    } else {
        first(0xF0, 18);
        next(12);
        next(6);
        next(0);
    }
}

/// What a letter after a backslash stands for; nothing where it is no escape.
std::optional<char> escaped(char letter) {
    constexpr std::string_view letters = "\"\\/bfnrt", meanings = "\"\\/\b\f\n\r\t";
    const std::size_t at = letters.find(letter);
    return at == std::string_view::npos ? std::nullopt : std::optional(meanings[at]);
}

/// The number of a \u escape; nothing where four hexadecimal digits are not there.
std::optional<char32_t> code_unit(std::string_view escape) {
    if (escape.size() < 6 || !escape.starts_with("\\u")) return std::nullopt;
    char32_t unit = 0;
    for (const char c : escape.substr(2, 4)) {
        const char lower = static_cast<char>(c | 0x20);
        const bool letter = lower >= 'a' && lower <= 'f';
        if (!is_digit(c) && !letter) return std::nullopt;
        unit = unit * 16 + static_cast<char32_t>(letter ? lower - 'a' + 10 : c - '0');
    }
    return unit;
}

bool is_high_surrogate(char32_t unit) {
    return unit >= 0xD800 && unit < 0xDC00;
}
bool is_low_surrogate(char32_t unit) {
    return unit >= 0xDC00 && unit < 0xE000;
}

struct Piece {
    std::size_t raw = 1, decoded = 1;
};

/// The bytes of one escape or one other byte, as written and as decoded. Precondition: the string is well formed.
Piece piece_at(std::string_view text, std::size_t at) {
    if (text[at] != '\\') return {1, 1};
    if (text[at + 1] != 'u') return {2, 1};
    const char32_t unit = *code_unit(text.substr(at, 6));
    if (is_high_surrogate(unit)) return {12, 4};
    return {6, unit < 0x80 ? 1U : unit < 0x800 ? 2U : 3U};
}

// ---- numbers

const char* end_of_digits(const char* at, const char* end) {
    return std::find_if_not(at, end, is_digit);
}

/// Whether a well-formed number is beyond what binary floating point of 64 bits holds, as other readers of JSON take
/// it.
bool is_too_large(std::string_view number) {
    constexpr std::string_view least_digits = "17976931348623158079";  // of the least that is, with 309 digits
    constexpr long least_size = 309;
    const std::size_t e = std::min(number.find_first_of("eE"), number.size());
    const std::size_t point = std::min(number.find('.'), e);
    long exponent = 0;
    for (const char c : number.substr(e)) {
        if (is_digit(c)) exponent = std::min(exponent * 10 + (c - '0'), 1'000'000'000L);
    }
    if (number.substr(e).find('-') != std::string_view::npos) exponent = -exponent;
    std::string digits;
    for (const char c : number.substr(0, e)) {
        if (is_digit(c)) digits += c;
    }
    const std::size_t zeros = digits.find_first_not_of('0');
    if (zeros == std::string::npos) return false;
    const std::size_t whole = point - (number.starts_with('-') ? 1 : 0);
    const long size = static_cast<long>(whole) - static_cast<long>(zeros) + exponent;
    return size > least_size || (size == least_size && digits.substr(zeros) >= least_digits);
}

std::string pointer_step(std::string_view token) {
    std::string step = "/";
    for (const char c : token) {
        if (c == '~') {
            step += "~0";
        } else if (c == '/') {
            step += "~1";
        } else {
            step += c;
        }
    }
    return step;
}

}  // namespace

void JsonParser::start(std::string_view text, const FileRule& rule, std::size_t first_line) {
    text_ = text;
    at_ = text.data();
    end_ = text.data() + text.size();
    rule_ = &rule;
    depth_ = 0;
    values_ = 0;
    line_ = first_line_ = first_line;
    line_begin_ = 0;
    continuations_ = 0;
    open_[0] = {};
    if (text.size() > most_file_bytes) throw JsonFault{*check_bytes(text, rule), ""};
}

// ---- faults

void JsonParser::fail(Stage stage) {
    if (auto wrong = check_bytes(text_, *rule_)) throw JsonFault{std::move(*wrong), ""};
    const Open& in = open_[depth_];
    JsonState state;
    state.first_line = first_line_;
    state.at = text_.substr(0, place(at_)).find_last_not_of(" \t\r\n,:") + 1;
    if (depth_ > 0) {
        state.container = in.kind;
        state.container_at = in.begin;
    }
    switch (stage) {
    case Stage::value:
        if (depth_ == 0) break;
        state.stage = in.kind == JsonKind::object ? JsonStage::key
                      : in.count == 1             ? JsonStage::opened
                                                  : JsonStage::value;
        break;
    case Stage::key: state.stage = in.count == 0 ? JsonStage::opened : JsonStage::value; break;
    case Stage::colon: state.stage = JsonStage::key; break;
    case Stage::after_value: state.stage = JsonStage::value; break;
    }
    throw JsonFault{explain_fault(text_, state, *rule_), pointer()};
}

void JsonParser::stop(std::string code, std::string message, const char* at, std::string_view help) {
    if (auto wrong = check_bytes(text_, *rule_)) throw JsonFault{std::move(*wrong), ""};
    const Span span{place(at), place(at) + 1};
    throw JsonFault{{std::move(code), std::move(message), span, std::string(help)}, pointer()};
}

std::string JsonParser::pointer() const {
    std::string pointer;
    for (std::size_t i = 1; i <= depth_; ++i) {
        const Open& in = open_[i];
        if (in.kind == JsonKind::list ? in.count == 0 : in.key == 0) break;
        pointer += pointer_step(in.kind == JsonKind::list ? std::to_string(in.count - 1) : string_at(text_, in.key));
    }
    return pointer;
}

// ---- what is between the values

inline const char* JsonParser::skip_space(const char* at) {
    if (at == end_ || !is_space(*at)) return at;
    for (; at != end_ && is_space(*at); ++at) {
        if (*at != '\n') continue;
        ++line_;
        line_begin_ = place(at) + 1;
        continuations_ = 0;
    }
    return at;
}

bool JsonParser::next_key(JsonValue& key) {
    Open& in = open_[depth_];
    in.key = 0;
    at_ = skip_space(at_);
    if (at_ != end_ && *at_ == '}') {
        --depth_;
        ++at_;
        return false;
    }
    if (in.count > 0) {
        if (at_ == end_ || *at_ != ',') fail(Stage::after_value);
        at_ = skip_space(at_ + 1);
    }
    if (at_ == end_ || *at_ != '"') fail(Stage::key);
    key = string(at_, Stage::key);
    in.key = key.span.begin;
    at_ = skip_space(at_);
    if (at_ == end_ || *at_ != ':') fail(Stage::colon);
    ++at_;
    return true;
}

bool JsonParser::next_item() {
    Open& in = open_[depth_];
    at_ = skip_space(at_);
    if (at_ != end_ && *at_ == ']') {
        --depth_;
        ++at_;
        return false;
    }
    if (in.count == 0) return true;
    if (at_ == end_ || *at_ != ',') {
        ++in.count;  // the fault is of an item that is to come
        fail(Stage::after_value);
    }
    ++at_;
    return true;
}

void JsonParser::end() {
    at_ = skip_space(at_);
    if (at_ != end_) fail(Stage::after_value);
}

std::size_t JsonParser::leave(std::size_t depth) {
    JsonValue key;
    while (depth_ > depth) {
        if (open_[depth_].kind == JsonKind::object ? next_key(key) : next_item()) value();
    }
    return place(at_);
}

// ---- values

JsonValue JsonParser::value() {
    at_ = skip_space(at_);
    ++open_[depth_].count;
    if (at_ == end_) fail(Stage::value);
    const char* const begin = at_;
    count_value(begin);
    switch (*begin) {  // each makes its value where the caller wants it: a copy costs as much as reading a short string
    case '{':
    case '[': return open(begin);
    case '"': return string(begin, Stage::value);
    case 't': return word("true", JsonKind::boolean);
    case 'f': return word("false", JsonKind::boolean);
    case 'n': return word("null", JsonKind::null);
    default: return number(begin);
    }
}

void JsonParser::count_value(const char* begin) {
    if (++values_ > most_values) {
        stop("too-many-values", "the file holds more than 1,000,000 values", begin, rule_->holds);
    }
    if (open_[depth_].count > rule_->most_items) {
        stop("too-many-items", "more than 10,000 items stand in one list or object", begin, rule_->holds);
    }
}

JsonValue JsonParser::open(const char* begin) {
    if (depth_ == most_depth) {
        stop("too-deep", "values lie deeper than 64 levels in each other", begin, rule_->levels);
    }
    const JsonKind kind = *begin == '{' ? JsonKind::object : JsonKind::list;
    const Span span{place(begin), place(begin) + 1};
    open_[++depth_] = {kind, 0, span.begin, 0};
    at_ = begin + 1;
    return {kind, {}, span};
}

inline JsonValue JsonParser::string(const char* begin, Stage stage) {
    std::string_view text;
    const char* const end = end_of_plain(begin + 1, end_);
    if (end != end_ && *end == '"') {
        text = {begin + 1, end};
        at_ = end + 1;
    } else {
        text = rare_string(begin, end, stage);
    }
    if (text.size() > most_string_bytes) stop("string-too-long", "a string is longer than 1 MiB", begin, "shorten it");
    return {JsonKind::string, text, {place(begin), place(at_)}};
}

/// A string that is plain up to `at`.
std::string_view JsonParser::rare_string(const char* begin, const char* at, Stage stage) {
    const char* rest = begin + 1;  // what is not yet decoded
    decoded_.clear();
    while (at != end_ && *at != '"') {
        if (*at == '\\') {
            decoded_.append(rest, at);
            rest = at = decode_escape(at);
        } else {
            at = pass_character(at);
        }
        if (at == nullptr) fail(stage);
        at = end_of_plain(at, end_);
    }
    if (at == end_) fail(stage);
    at_ = at + 1;
    if (rest == begin + 1) return {rest, at};
    return decoded_.append(rest, at);
}

/// One character that is not ASCII; null where it is none.
const char* JsonParser::pass_character(const char* at) {
    const CodePoint character = decode(text_, place(at));
    if (!character.valid || character.point < 0x80) return nullptr;
    continuations_ += character.length - 1;
    return at + character.length;
}

/// Appends what the escape means, and says where it ends; null where it means nothing.
const char* JsonParser::decode_escape(const char* at) {
    const std::string_view rest(at, end_);
    if (rest.size() < 2) return nullptr;
    if (rest[1] != 'u') {
        const auto meaning = escaped(rest[1]);
        if (!meaning) return nullptr;
        decoded_ += *meaning;
        return at + 2;
    }
    const auto unit = code_unit(rest);
    if (!unit || is_low_surrogate(*unit)) return nullptr;
    if (!is_high_surrogate(*unit)) {
        append_utf8(decoded_, *unit);
        return at + 6;
    }
    const auto low = code_unit(rest.substr(6));
    if (!low || !is_low_surrogate(*low)) return nullptr;
    append_utf8(decoded_, 0x10000 + ((*unit - 0xD800) << 10) + (*low - 0xDC00));
    return at + 12;
}

/// By the grammar, not by a set of characters: in 01 the number ends after the 0.
JsonValue JsonParser::number(const char* begin) {
    const auto is_at = [this](const char* at, char c) { return at != end_ && *at == c; };
    const auto digits = [this](const char* at) {
        const char* const end = end_of_digits(at, end_);
        if (end == at) fail(Stage::value);
        return end;
    };
    const char* at = is_at(begin, '-') ? begin + 1 : begin;
    at = is_at(at, '0') ? at + 1 : digits(at);
    if (is_at(at, '.')) at = digits(at + 1);
    const bool has_exponent = is_at(at, 'e') || is_at(at, 'E');
    if (has_exponent) {
        ++at;
        at = digits(is_at(at, '+') || is_at(at, '-') ? at + 1 : at);
    }
    const std::string_view text(begin, at);
    constexpr std::size_t short_enough = 300;
    if ((has_exponent || text.size() > short_enough) && is_too_large(text)) fail(Stage::value);
    at_ = at;
    return {JsonKind::number, text, {place(begin), place(at)}};
}

JsonValue JsonParser::word(std::string_view expected, JsonKind kind) {
    const char* const begin = at_;
    const char* const end = std::find_if_not(begin, end_, [](char c) { return c >= 'a' && c <= 'z'; });
    const std::string_view text(begin, end);
    if (text != expected) fail(Stage::value);
    at_ = end;
    return {kind, text, {place(begin), place(end)}};
}

// ---- places

std::string string_at(std::string_view text, std::size_t begin) {
    JsonParser parser;
    parser.start(text.substr(begin));
    return std::string(parser.value().text);
}

Span raw_span(std::string_view text, Span string, std::size_t at, std::size_t length) {
    const std::size_t close = string.end - 1;
    std::size_t raw = string.begin + 1;
    std::size_t decoded = 0;
    Span span{close, close};
    bool begun = false;
    while (raw < close) {
        const Piece piece = piece_at(text, raw);
        if (!begun && decoded + piece.decoded > at) {
            span.begin = raw;
            begun = true;
        }
        if (decoded >= at + length) {
            span.end = raw;
            break;
        }
        raw += piece.raw;
        decoded += piece.decoded;
    }
    span.end = std::max(span.begin, span.end);
    return span;
}

}  // namespace dealcalc::input
