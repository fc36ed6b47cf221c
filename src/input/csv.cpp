#include "input/csv.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/digits.hpp"
#include "base/letters.hpp"
#include "base/suggest.hpp"
#include "input/cash_flows.hpp"
#include "model/words.hpp"

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
                return fault("open-quote", "the quote is not closed", {open, open + 1},
                             "close it before the next comma");
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

// ---- the columns of cash flows

constexpr std::array<std::string_view, 3> column_names = {"date", "amount", "label"};

/// Where the columns stand in a record of `count` fields.
struct Columns {
    std::size_t date = 0;
    std::size_t amount = 1;
    std::optional<std::size_t> label{};
    std::size_t count = 2;
    bool named = false;
};

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool is_header(const CsvRecord& record) {
    return std::ranges::none_of(record.fields,
                                [](const CsvField& field) { return std::ranges::any_of(field.text, is_digit); });
}

std::string lower_case(std::string_view text) {
    std::string result(text);
    for (char& c : result) c = lower(c);
    return result;
}

/// The places of the three names in a header; a name that is absent has none.
using Places = std::array<std::optional<std::size_t>, column_names.size()>;

/// A column of another name is the user's own, unless it looks like a slip in one of the three.
void place_column(const CsvField& field, std::size_t index, Places& places, SeriesDraft& draft) {
    const std::string name = lower_case(trimmed(field.text));
    if (name.starts_with("x-")) return;
    std::vector<Problem>& problems = draft.problems();
    const auto found = std::ranges::find(column_names, name);
    if (found == column_names.end()) {
        if (const auto near = nearest(name, column_names)) {
            problems.push_back({"unknown-column", "unknown column " + in_quotes(field.text), field.span,
                                "did you mean " + in_quotes(*near) + "? columns of your own start with x-"});
        } else {
            draft.pass_over_column(std::string(trimmed(field.text)));
        }
        return;
    }
    auto& place = places[static_cast<std::size_t>(found - column_names.begin())];
    if (place) {
        problems.push_back({"duplicate-column", "the column " + in_quotes(name) + " stands twice", field.span,
                            "remove one of the two"});
    }
    place = index;
}

std::optional<Columns> read_header(const CsvRecord& record, SeriesDraft& draft) {
    std::vector<Problem>& problems = draft.problems();
    Places places;
    const std::size_t before = problems.size();
    for (std::size_t i = 0; i < record.fields.size(); ++i) place_column(record.fields[i], i, places, draft);
    if (problems.size() > before) return std::nullopt;
    if (places[0] && places[1]) return Columns{*places[0], *places[1], places[2], record.fields.size(), true};
    problems.push_back({"missing-column", std::string("the header names no ") + (places[0] ? "amount" : "date"),
                        record.span, "a header names the columns date and amount"});
    return std::nullopt;
}

/// "-1,000" without quotes is two fields, of which the second has the look of thousands.
bool looks_like_thousands(const CsvField& field) {
    const std::string_view whole = std::string_view(field.text).substr(0, field.text.find('.'));
    return !field.quoted && whole.size() == 3 && std::ranges::all_of(whole, is_digit);
}

bool is_split_amount(const CsvRecord& record, const Columns& columns) {
    return columns.amount + 1 < record.fields.size() && looks_like_thousands(record.fields[columns.amount + 1]);
}

void wrong_count(const CsvRecord& record, const Columns& columns, std::vector<Problem>& problems) {
    std::string message = "this line has " + std::to_string(record.fields.size()) +
                          (record.fields.size() == 1 ? " field, and " : " fields, and ") +
                          (columns.named ? "the header " : "a line without a header ") + std::to_string(columns.count);
    std::string help = "write the date, a comma, and the amount";
    if (record.fields.size() > columns.count) help = "a third column needs a header: date,amount,label";
    if (columns.named) help = "write a field for each column; an empty one for a label that is not there";
    problems.push_back({"wrong-fields", std::move(message), record.span, std::move(help)});
}

Snippet snippet_of(const CsvField& field) {
    const std::string_view inside = trimmed(field.text);
    const std::size_t skipped = inside.empty() ? 0 : static_cast<std::size_t>(inside.data() - field.text.data());
    return {inside, field.span, field.quoted ? quoted_span : verbatim, skipped};
}

void read_record(std::string_view text, const CsvRecord& record, const Columns& columns, SeriesDraft& draft) {
    if (is_split_amount(record, columns)) {
        const Span amount{record.fields[columns.amount].span.begin, record.fields[columns.amount + 1].span.end};
        const std::string_view written = text.substr(amount.begin, amount.size());
        draft.problems().push_back({"split-amount", "a comma inside a number separates two fields", amount,
                                    "put the number in quotes: \"" + std::string(written) + "\""});
        return;
    }
    if (record.fields.size() != columns.count) {
        wrong_count(record, columns, draft.problems());
        return;
    }
    draft.add(snippet_of(record.fields[columns.date]), snippet_of(record.fields[columns.amount]),
              columns.label ? record.fields[*columns.label].text : "");
}

}  // namespace

std::vector<CsvRecord> parse_csv(std::string_view text, std::vector<Problem>& problems) {
    return CsvParser(text, problems).records();
}

Span quoted_span(std::string_view text, Span field, std::size_t at, std::size_t length) {
    std::size_t raw = field.begin + 1;
    Span span{raw, raw};
    for (std::size_t decoded = 0; decoded < at + length; ++decoded) {
        if (decoded == at) span.begin = raw;
        raw += text[raw] == '"' ? 2U : 1U;
        span.end = raw;
    }
    if (length == 0) span.begin = span.end = raw;
    return span;
}

namespace {

/// What a program of a country with a decimal comma exports, and what is copied out of a spreadsheet: a problem of the
/// whole text, not of each of its lines. A comma between digits could be of either kind then, so nothing is guessed.
bool has_commas(const std::vector<CsvRecord>& records, std::vector<Problem>& problems) {
    if (records.empty()) return true;
    const CsvRecord& first = records.front();
    for (const auto& [separator, name] : {std::pair(';', "semicolons"), std::pair('\t', "tabs")}) {
        if (trimmed(first.fields.front().text).find(separator) == std::string_view::npos) continue;
        problems.push_back({"wrong-separator", std::string(name) + " separate the fields of this text", first.span,
                            "export it with commas between the fields, and a point before the decimals of a number"});
        return false;
    }
    return true;
}

}  // namespace

void add_csv_flows(std::string_view text, SeriesDraft& draft) {
    const std::vector<CsvRecord> records = parse_csv(text, draft.problems());
    if (!has_commas(records, draft.problems())) return;
    auto first = records.begin();
    Columns columns;
    if (first != records.end() && is_header(*first)) {
        const auto named = read_header(*first, draft);
        if (!named) return;
        columns = *named;
        ++first;
    }
    for (; first != records.end(); ++first) read_record(text, *first, columns, draft);
}

}  // namespace dealcalc::input
