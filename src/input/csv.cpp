#include "input/csv.hpp"

#include <utility>

namespace dealcalc::input {
namespace {

class CsvParser {
public:
    CsvParser(std::string_view text, std::vector<Problem>& problems)
        : text_(text)
        , problems_(problems) {}

    std::vector<CsvRecord> records() {
        std::vector<CsvRecord> records;
        while (at_ < text_.size()) {
            CsvRecord record;
            record.span.begin = at_;
            const bool sound = fields(record);
            record.span.end = record.fields.empty() ? at_ : record.fields.back().span.end;
            end_line();
            const bool blank = record.fields.size() == 1 && record.fields.front().span.size() == 0;
            if (sound && !blank) records.push_back(std::move(record));
        }
        return records;
    }

private:
    bool more() const { return at_ < text_.size(); }

    /// A carriage return ends a line only before a line feed, or as the last character.
    bool at_field_end() const {
        const char c = text_[at_];
        return c == ',' || c == '\n' || (c == '\r' && (at_ + 1 == text_.size() || text_[at_ + 1] == '\n'));
    }

    /// False after a fault.
    bool fields(CsvRecord& record) {
        while (true) {
            CsvField field;
            field.span.begin = at_;
            const bool sound = more() && text_[at_] == '"' ? quoted(field) : plain(field);
            field.span.end = at_;
            record.fields.push_back(std::move(field));
            if (!sound) return false;
            if (!more() || text_[at_] != ',') return true;
            ++at_;
        }
    }

    bool plain(CsvField& field) {
        const std::size_t begin = at_;
        while (more() && !at_field_end()) {
            if (text_[at_] == '"') {
                return fault("stray-quote", "a quote stands inside a field without quotes", {at_, at_ + 1},
                             "put the whole field in quotes, and write a quote in it twice");
            }
            ++at_;
        }
        field.text = text_.substr(begin, at_ - begin);
        return true;
    }

    bool quoted(CsvField& field) {
        field.quoted = true;
        const std::size_t open = at_++;
        while (true) {
            const std::size_t quote = text_.find('"', at_);
            if (quote == std::string_view::npos) {
                at_ = text_.size();
                return fault("open-quote", "the quote is not closed", {open, open + 1}, "close it before the next comma");
            }
            field.text += text_.substr(at_, quote - at_);
            at_ = quote + 1;
            if (!more() || text_[at_] != '"') break;
            field.text += '"';
            ++at_;
        }
        if (!more() || at_field_end()) return true;
        return fault("text-after-quote", "text stands after the closing quote", {at_, at_ + 1},
                     "put the whole field in quotes, and write a quote in it twice");
    }

    bool fault(std::string code, std::string message, Span span, std::string help) {
        problems_.push_back({std::move(code), std::move(message), span, std::move(help)});
        return false;
    }

    /// Past the end of the line; after a fault past the rest of it.
    void end_line() {
        const std::size_t end = text_.find('\n', at_);
        at_ = end == std::string_view::npos ? text_.size() : end + 1;
    }

    std::string_view text_;
    std::vector<Problem>& problems_;
    std::size_t at_ = 0;
};

}  // namespace

std::vector<CsvRecord> parse_csv(std::string_view text, std::vector<Problem>& problems) {
    return CsvParser(text, problems).records();
}

Span raw_span(std::string_view text, const CsvField& field, std::size_t at, std::size_t length) {
    if (!field.quoted) return {field.span.begin + at, field.span.begin + at + length};
    std::size_t raw = field.span.begin + 1;
    Span span{raw, raw};
    for (std::size_t decoded = 0; decoded < at + length; ++decoded) {
        if (decoded == at) span.begin = raw;
        raw += text[raw] == '"' ? 2U : 1U;
        span.end = raw;
    }
    if (length == 0) span.begin = span.end = raw;
    return span;
}

}  // namespace dealcalc::input
