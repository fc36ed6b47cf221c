#include <dealcalc/article/page.hpp>

#include <algorithm>
#include <array>

#include "article/html.hpp"
#include "base/digits.hpp"
#include "base/letters.hpp"
#include "base/utf8.hpp"

namespace dealcalc::article {

// ---- words and their places

void Page::anchor(std::size_t source, std::size_t length) {
    if (length > 0 || source != expected_ || anchors_.empty()) anchors_.push_back({words.size(), source, length});
}

void Page::add(std::string_view piece, std::size_t source) {
    anchor(source, 0);
    words += piece;
    expected_ = source + piece.size();
}

void Page::add_for(std::string_view shown, std::size_t source, std::size_t length) {
    if (shown.empty()) return;
    anchor(source, length);
    words += shown;
    expected_ = std::string_view::npos;  // what comes next has an anchor
}

void Page::add_blank(std::size_t source) {
    if (words.size() == block_ || words.back() == ' ') return;
    add(" ", source);
}

void Page::end_block(Block::Kind kind) {
    while (words.size() > block_ && words.back() == ' ') words.pop_back();
    while (!anchors_.empty() && anchors_.back().word > words.size()) anchors_.pop_back();
    expected_ = std::string_view::npos;
    if (words.size() == block_) return;
    blocks.push_back({kind, block_, words.size()});
    words += '\n';
    block_ = words.size();
}

const Page::Anchor& Page::before(std::size_t word) const {
    const auto next = std::ranges::upper_bound(anchors_, word, {}, [](const Anchor& anchor) { return anchor.word; });
    return *std::prev(next);
}

Stretch Page::source_of(std::size_t begin, std::size_t end) const {
    const Anchor& first = before(begin);
    const Anchor& last = before(end - 1);
    return {first.source + (first.length > 0 ? 0 : begin - first.word),
            last.source + (last.length > 0 ? last.length : end - last.word)};
}

namespace {

// ---- plain text and Markdown, line by line

std::size_t skip_indent(std::string_view line) {
    return std::min(line.find_first_not_of(" \t"), line.size());
}

/// Past the mark of a list item: "* ", "- ", "• ", "1. ", "2) "; 0 where there is none.
std::size_t past_bullet(std::string_view line) {
    for (const std::string_view mark : {"* ", "- ", "+ ", "\u2022 ", "\u00B7 ", "\u2013 ", "*\t", "-\t", "\u2022\t"}) {
        if (line.starts_with(mark)) return mark.size();
    }
    std::size_t end = 0;
    while (end < line.size() && end < 3 && is_digit(line[end])) ++end;
    const bool is_number = end > 0 && end + 1 < line.size() && (line[end] == '.' || line[end] == ')');
    return is_number && line[end + 1] == ' ' ? end + 2 : 0;
}

/// Whether the line is | --- | --- |, or ==== under a heading.
bool is_rule(std::string_view line) {
    return line.size() > 2 && line.find_first_not_of("-=|: \t*_") == std::string_view::npos;
}

bool is_row(std::string_view line) {
    return line.front() == '|' || line.find('\t') != std::string_view::npos || std::ranges::count(line, '|') > 1;
}

class Lines {
public:
    Lines(std::string_view source, bool is_markdown, Page& page)
        : source_(source)
        , is_markdown_(is_markdown)
        , page_(page) {}

    void read() {
        for (std::size_t at = past_byte_order_mark(source_); at < source_.size();) {
            const std::size_t end = std::min(source_.find('\n', at), source_.size());
            read_line(at, source_.substr(at, end - at));
            at = end + 1;
        }
        page_.end_block(kind_);
    }

private:
    void begin(Block::Kind kind) {
        page_.end_block(kind_);
        kind_ = kind;
    }

    void read_line(std::size_t at, std::string_view line) {
        while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t')) {
            line.remove_suffix(1);
        }
        std::size_t indent = skip_indent(line);
        while (is_markdown_ && indent < line.size() && line[indent] == '>') {
            ++indent;
            indent += skip_indent(line.substr(indent));
        }
        line.remove_prefix(indent);
        at += indent;
        if (line.empty() || is_rule(line)) return begin(Block::Kind::paragraph);
        const std::size_t hashes = is_markdown_ ? std::min(line.find_first_not_of('#'), line.size()) : 0;
        if (hashes > 0 && hashes < line.size() && line[hashes] == ' ') {
            begin(Block::Kind::heading);
            add(at + hashes + 1, line.substr(hashes + 1));
            return begin(Block::Kind::paragraph);
        }
        if (is_row(line)) {
            begin(Block::Kind::row);
            add(at, line);
            return begin(Block::Kind::paragraph);
        }
        // A line as long as a paragraph is one.
        constexpr std::size_t longest_wrapped = 140;
        if (const std::size_t bullet = past_bullet(line)) {
            begin(Block::Kind::item);
            at += bullet;
            line.remove_prefix(bullet);
        } else if (last_ > longest_wrapped) {
            begin(Block::Kind::paragraph);
        } else {
            page_.add_blank(at > 0 ? at - 1 : 0);
        }
        last_ = line.size();
        add(at, line);
    }

    void add(std::size_t at, std::string_view line) {
        if (!is_markdown_) return page_.add(line, at);
        for (std::size_t i = 0; i < line.size();) {
            const std::size_t marks = past_marks(line, i);
            if (marks > i) {
                i = marks;
                continue;
            }
            if (line[i] == '&') {
                const Entity entity = entity_at(line, i);
                if (entity.length > 0) {
                    page_.add_for(entity.shown, at + i, entity.length);
                    i += entity.length;
                    continue;
                }
            }
            const std::size_t end = std::min(line.find_first_of("*_`[]!\\<&", i + 1), line.size());
            page_.add(line.substr(i, end - i), at + i);
            i = end;
        }
    }

    /// Past emphasis, the brackets and the address of a link, a picture, a tag or a backslash.
    static std::size_t past_marks(std::string_view line, std::size_t i) {
        const char c = line[i];
        if (c == '`' || c == '[') return i + 1;
        if (c == '*' || c == '_') {
            const bool between_letters =
                c == '_' && i > 0 && is_letter(line[i - 1]) && i + 1 < line.size() && is_letter(line[i + 1]);
            return between_letters ? i : i + 1;
        }
        if (c == '\\' && i + 1 < line.size() && !is_letter(line[i + 1]) && !is_digit(line[i + 1])) return i + 1;
        if (c == '!' && i + 1 < line.size() && line[i + 1] == '[') {
            const std::size_t end = line.find(')', i);
            return end == std::string_view::npos ? i + 1 : end + 1;
        }
        if (c == ']') {
            const bool has_address = i + 1 < line.size() && (line[i + 1] == '(' || line[i + 1] == '[');
            const std::size_t end = has_address ? line.find(line[i + 1] == '(' ? ')' : ']', i + 1) : i;
            return end == std::string_view::npos ? i + 1 : end + 1;
        }
        if (c == '<' && i + 1 < line.size() && (is_letter(line[i + 1]) || line[i + 1] == '/')) {
            const std::size_t end = line.find('>', i);
            return end == std::string_view::npos ? i : end + 1;
        }
        return i;
    }

    std::string_view source_;
    bool is_markdown_;
    Page& page_;
    Block::Kind kind_ = Block::Kind::paragraph;
    std::size_t last_ = 0;  // bytes of the line before
};

// ---- what cannot be read

Diagnostic problem(std::string code, std::string message, const std::string& file, std::string help) {
    Place place;
    place.file = file;
    return {std::move(code), std::move(message), std::move(place), std::move(help)};
}

/// The first byte that is no UTF-8, or the size. ASCII is passed over eight bytes at a time.
std::size_t first_fault(std::string_view source) {
    for (std::size_t at = 0; at < source.size();) {
        if (static_cast<unsigned char>(source[at]) < 0x80) {
            ++at;
            continue;
        }
        const CodePoint point = decode(source, at);
        if (!point.valid) return at;
        at += point.length;
    }
    return source.size();
}

std::optional<Diagnostic> fault_of(std::string_view source, const std::string& file) {
    if (source.size() > most_source_bytes) {
        return problem("too-large", "the text is larger than 256 MiB", file, "cut it into pieces, and scan each");
    }
    if (source.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos) {
        return problem("no-text", "the text is empty", file, "give the text of an article");
    }
    if (source.starts_with("\xFF\xFE") || source.starts_with("\xFE\xFF")) {
        return problem("not-utf8", "the file is UTF-16", file, "save the file as UTF-8");
    }
    if (source.find('\0') != std::string_view::npos || source.starts_with("%PDF-")) {
        return problem("binary", "this is no text but a binary file", file,
                       "save the article as plain text, Markdown or HTML");
    }
    const std::size_t fault = first_fault(source);
    if (fault == source.size()) return std::nullopt;
    return Diagnostic{"not-utf8", "this byte is not UTF-8", place_in(file, source, fault, 1),
                      "save the file as UTF-8, such as iconv -f WINDOWS-1252 -t UTF-8"};
}

bool contains_tag(std::string_view head) {
    for (const std::string_view tag : {"<!doctype html", "<!DOCTYPE html", "<html", "<HTML", "<body", "<p>", "</p>",
                                       "<div", "<article", "<script", "<table", "<h1"}) {
        if (head.find(tag) != std::string_view::npos) return true;
    }
    return false;
}

}  // namespace

Form form_of(std::string_view name, std::string_view source) {
    for (const std::string_view end : {".html", ".htm", ".xhtml", ".HTML", ".HTM"}) {
        if (name.ends_with(end)) return Form::html;
    }
    if (name.ends_with(".md") || name.ends_with(".markdown")) return Form::markdown;
    if (name.ends_with(".txt") || name.ends_with(".text")) return Form::plain;
    const std::string_view head = source.substr(0, 4096);
    if (contains_tag(head)) return Form::html;
    const bool has_marks = head.starts_with("# ") || head.find("\n# ") != std::string_view::npos ||
                           head.find("\n## ") != std::string_view::npos ||
                           head.find("](http") != std::string_view::npos;
    return has_marks ? Form::markdown : Form::plain;
}

std::variant<Page, Diagnostic> page_of(std::string_view source, const std::string& file, std::optional<Form> form) {
    if (auto fault = fault_of(source, file)) return *std::move(fault);
    const Form read_as = form ? *form : form_of(file, source);
    Page page;
    page.words.reserve(source.size() + 1);
    if (read_as == Form::html)
        read_html(source, page);
    else
        Lines(source, read_as == Form::markdown, page).read();
    if (page.blocks.empty()) {
        return problem("no-text", "the page has no words: only scripts, styles, navigation or marks", file,
                       "save the article itself, or its text");
    }
    return page;
}

}  // namespace dealcalc::article
