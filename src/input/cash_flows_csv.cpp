#include "input/cash_flows_csv.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/digits.hpp"
#include "base/letters.hpp"
#include "base/suggest.hpp"
#include "input/csv.hpp"
#include "model/words.hpp"

namespace dealcalc::input {
namespace {

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

void place_column(const CsvField& field, std::size_t index, Places& places, std::vector<Problem>& problems) {
    const std::string name = lower_case(trimmed(field.text));
    if (name.starts_with("x-")) return;
    const auto found = std::ranges::find(column_names, name);
    if (found == column_names.end()) {
        const auto near = nearest(name, column_names);
        problems.push_back({"unknown-column", "unknown column " + in_quotes(field.text), field.span,
                            near ? "did you mean " + in_quotes(*near) + "?"
                                 : "the columns are date, amount and label; columns of your own start with x-"});
        return;
    }
    auto& place = places[static_cast<std::size_t>(found - column_names.begin())];
    if (place) {
        problems.push_back({"duplicate-column", "the column " + in_quotes(name) + " stands twice", field.span,
                            "remove one of the two"});
    }
    place = index;
}

std::optional<Columns> read_header(const CsvRecord& record, std::vector<Problem>& problems) {
    Places places;
    const std::size_t before = problems.size();
    for (std::size_t i = 0; i < record.fields.size(); ++i) place_column(record.fields[i], i, places, problems);
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
    const auto holds = [&](char c) { return record.fields.front().text.find(c) != std::string::npos; };
    if (record.fields.size() > columns.count) help = "a third column needs a header: date,amount,label";
    if (columns.named) help = "write a field for each column; an empty one for a label that is not there";
    if (record.fields.size() == 1 && (holds(';') || holds('\t'))) help = "separate the fields with commas";
    problems.push_back({"wrong-fields", std::move(message), record.span, std::move(help)});
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
    const auto snippet = [text](const CsvField& field) {
        const std::string_view inside = trimmed(field.text);
        const std::size_t skipped = inside.empty() ? 0 : static_cast<std::size_t>(inside.data() - field.text.data());
        return Snippet{inside, field.span, [text, &field, skipped](std::size_t at, std::size_t length) {
                           return raw_span(text, field, at + skipped, length);
                       }};
    };
    draft.add(snippet(record.fields[columns.date]), snippet(record.fields[columns.amount]),
              columns.label ? record.fields[*columns.label].text : "");
}

}  // namespace

SeriesDraft cash_flows_from_csv(std::string_view text) {
    SeriesDraft draft;
    const std::vector<CsvRecord> records = parse_csv(text, draft.problems());
    auto first = records.begin();
    Columns columns;
    if (first != records.end() && is_header(*first)) {
        const auto named = read_header(*first, draft.problems());
        if (!named) return draft;
        columns = *named;
        ++first;
    }
    for (; first != records.end(); ++first) read_record(text, *first, columns, draft);
    return draft;
}

}  // namespace dealcalc::input
