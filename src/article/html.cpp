#include "article/html.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

#include "base/letters.hpp"

namespace dealcalc::article {
namespace {

struct NamedEntity {
    std::string_view name;
    std::string_view shown;
};

// Those of figures, and the letters of names. Others stay as they are written.
constexpr NamedEntity entities[] = {
    {"nbsp", "\u00A0"},   {"amp", "&"},         {"lt", "<"},          {"gt", ">"},          {"quot", "\""},
    {"apos", "'"},        {"pound", "\u00A3"},  {"euro", "\u20AC"},   {"yen", "\u00A5"},    {"cent", "\u00A2"},
    {"ndash", "\u2013"},  {"mdash", "\u2014"},  {"minus", "\u2212"},  {"hellip", "\u2026"}, {"lsquo", "\u2018"},
    {"rsquo", "\u2019"},  {"ldquo", "\u201C"},  {"rdquo", "\u201D"},  {"middot", "\u00B7"}, {"bull", "\u2022"},
    {"times", "\u00D7"},  {"frac12", "\u00BD"}, {"frac14", "\u00BC"}, {"frac34", "\u00BE"}, {"thinsp", "\u2009"},
    {"ensp", " "},        {"emsp", " "},        {"copy", "\u00A9"},   {"reg", "\u00AE"},    {"trade", "\u2122"},
    {"percnt", "%"},      {"dollar", "$"},      {"plus", "+"},        {"shy", ""},          {"zwnj", ""},
    {"asymp", "\u2248"},  {"ge", "\u2265"},     {"le", "\u2264"},     {"laquo", "\u00AB"},  {"raquo", "\u00BB"},
    {"eacute", "\u00E9"}, {"egrave", "\u00E8"}, {"aacute", "\u00E1"}, {"agrave", "\u00E0"}, {"atilde", "\u00E3"},
    {"auml", "\u00E4"},   {"ouml", "\u00F6"},   {"uuml", "\u00FC"},   {"Auml", "\u00C4"},   {"Ouml", "\u00D6"},
    {"Uuml", "\u00DC"},   {"szlig", "\u00DF"},  {"aring", "\u00E5"},  {"oslash", "\u00F8"}, {"ccedil", "\u00E7"},
    {"ntilde", "\u00F1"}, {"iacute", "\u00ED"}, {"oacute", "\u00F3"}, {"uacute", "\u00FA"}, {"Eacute", "\u00C9"},
};

// Without what is in them: no words of the article.
constexpr std::string_view left_out[] = {"script", "style",  "nav",    "noscript", "template", "svg",
                                         "footer", "button", "select", "textarea", "iframe",   "object"};
constexpr std::string_view headings[] = {"h1", "h2", "h3", "h4", "h5", "h6", "title"};
constexpr std::string_view paragraphs[] = {"p",      "div",     "section", "article",    "header", "main",  "aside",
                                           "table",  "ul",      "ol",      "blockquote", "dd",     "dt",    "dl",
                                           "figure", "caption", "form",    "figcaption", "pre",    "hr",    "br",
                                           "body",   "head",    "html",    "tbody",      "thead",  "tfoot", "address"};

bool is_among(std::string_view name, std::span<const std::string_view> names) {
    return std::ranges::find(names, name) != names.end();
}

bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

void append_point(std::string& text, std::uint32_t point) {
    const auto byte = [&](std::uint32_t value) { text += static_cast<char>(static_cast<unsigned char>(value)); };
    if (point < 0x80) {
        byte(point);
    } else if (point < 0x800) {
        byte(0xC0 | (point >> 6));
        byte(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
        byte(0xE0 | (point >> 12));
        byte(0x80 | ((point >> 6) & 0x3F));
        byte(0x80 | (point & 0x3F));
    } else {
        byte(0xF0 | (point >> 18));
        byte(0x80 | ((point >> 12) & 0x3F));
        byte(0x80 | ((point >> 6) & 0x3F));
        byte(0x80 | (point & 0x3F));
    }
}

/// The value of 163 or xA3; 0 where it names no character.
std::uint32_t numbered(std::string_view digits) {
    const bool is_hex = !digits.empty() && lower(digits.front()) == 'x';
    if (is_hex) digits.remove_prefix(1);
    std::uint32_t value = 0;
    for (const char c : digits) {
        const char low = lower(c);
        const bool is_letter = is_hex && low >= 'a' && low <= 'f';
        if (!is_letter && (c < '0' || c > '9')) return 0;
        value = value * (is_hex ? 16 : 10) + static_cast<std::uint32_t>(is_letter ? low - 'a' + 10 : c - '0');
        if (value > 0x10FFFF) return 0;
    }
    const bool is_control = value < 0x20 && value != '\t' && value != '\n';
    return is_control || (value >= 0xD800 && value < 0xE000) ? 0 : value;
}

struct Tag {
    std::string name{};  // in small letters
    bool closes = false;
    std::size_t end = 0;  // past it
};

/// The tag at `at`, which is <. A value in quotes may hold >.
Tag tag_at(std::string_view source, std::size_t at) {
    Tag tag;
    std::size_t i = at + 1;
    tag.closes = i < source.size() && source[i] == '/';
    if (tag.closes) ++i;
    while (i < source.size() && (is_letter(source[i]) || (source[i] >= '0' && source[i] <= '9'))) {
        if (tag.name.size() < 12) tag.name += lower(source[i]);
        ++i;
    }
    char quote = 0;
    for (std::size_t start = i; i < source.size(); ++i) {
        const char c = source[i];
        if (quote != 0) {
            if (c == quote) quote = 0;
        } else if (c == '>') {
            tag.end = i + 1;
            return tag;
        } else if ((c == '"' || c == '\'') && i > start && source[i - 1] == '=') {
            quote = c;
        }
    }
    tag.end = source.size();
    return tag;
}

/// Past "</name ...>", or the end.
std::size_t past_closing(std::string_view source, std::size_t at, std::string_view name) {
    while (true) {
        at = source.find("</", at);
        if (at == std::string_view::npos) return source.size();
        if (equal_ignoring_case(source.substr(at + 2, name.size()), name)) {
            const std::size_t end = source.find('>', at);
            return end == std::string_view::npos ? source.size() : end + 1;
        }
        at += 2;
    }
}

/// A part that is left out may hold another of its name: a nav in a nav is rare, a div is not left out.
class HtmlReader {
public:
    HtmlReader(std::string_view source, Page& page)
        : source_(source)
        , page_(page) {}

    void read() {
        for (at_ = past_byte_order_mark(source_); at_ < source_.size();) read_one();
        page_.end_block(kind_);
    }

private:
    void read_one() {
        const char c = source_[at_];
        if (c == '<' && at_ + 1 < source_.size()) {
            const char next = source_[at_ + 1];
            if (source_.substr(at_).starts_with("<!--")) return skip_past("-->", 4);
            if (next == '!' || next == '?') return skip_past(">", 2);
            if (is_letter(next) || next == '/') return read_tag();
        }
        if (is_blank(c)) {
            page_.add_blank(at_);
            ++at_;
            return;
        }
        if (c == '&') {
            const Entity entity = entity_at(source_, at_);
            if (entity.length > 0) {
                page_.add_for(entity.shown, at_, entity.length);
                at_ += entity.length;
                return;
            }
        }
        std::size_t end = at_ + 1;
        while (end < source_.size() && source_[end] != '<' && source_[end] != '&' && !is_blank(source_[end])) ++end;
        page_.add(source_.substr(at_, end - at_), at_);
        at_ = end;
    }

    void skip_past(std::string_view mark, std::size_t from) {
        const std::size_t found = source_.find(mark, at_ + from);
        at_ = found == std::string_view::npos ? source_.size() : found + mark.size();
    }

    void read_tag() {
        const Tag tag = tag_at(source_, at_);
        const std::size_t begin = at_;
        at_ = tag.end;
        if (!tag.closes && is_among(tag.name, left_out)) {
            page_.end_block(kind_);
            at_ = past_closing(source_, at_, tag.name);
            return;
        }
        if (tag.name == "td" || tag.name == "th") {
            if (!tag.closes) page_.add_for(" | ", begin, 1);
            return;
        }
        const bool is_row = tag.name == "tr";
        const bool is_item = tag.name == "li";
        const bool is_heading = is_among(tag.name, headings);
        if (!is_row && !is_item && !is_heading && !is_among(tag.name, paragraphs)) return;
        page_.end_block(kind_);
        kind_ = tag.closes   ? Block::Kind::paragraph
                : is_row     ? Block::Kind::row
                : is_item    ? Block::Kind::item
                : is_heading ? Block::Kind::heading
                             : Block::Kind::paragraph;
    }

    std::string_view source_;
    Page& page_;
    std::size_t at_ = 0;
    Block::Kind kind_ = Block::Kind::paragraph;
};

}  // namespace

Entity entity_at(std::string_view source, std::size_t at) {
    constexpr std::size_t longest = 10;
    const std::size_t end = source.substr(at, longest).find(';');
    if (end == std::string_view::npos || end < 2) return {};
    const std::string_view name = source.substr(at + 1, end - 1);
    if (name.front() == '#') {
        const std::uint32_t point = numbered(name.substr(1));
        if (point == 0) return {};
        Entity entity{{}, end + 1};
        append_point(entity.shown, point);
        return entity;
    }
    for (const NamedEntity& known : entities) {
        if (known.name == name) return {std::string(known.shown), end + 1};
    }
    return {};
}

void read_html(std::string_view source, Page& page) {
    HtmlReader(source, page).read();
}

}  // namespace dealcalc::article
