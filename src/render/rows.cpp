#include "render/rows.hpp"

#include <array>
#include <cstdint>
#include <cstring>
#include <limits>

#include "base/digits.hpp"
#include "render/appender.hpp"
#include "render/csv.hpp"
#include "render/json_text.hpp"

namespace dealcalc {
namespace {

/// "00", "01", ... "99".
constexpr auto two_digits = [] {
    std::array<char, 200> digits{};
    for (std::size_t i = 0; i < digits.size(); ++i) {
        digits[i] = static_cast<char>('0' + (i % 2 == 0 ? i / 20 : i / 2 % 10));
    }
    return digits;
}();

/// From the last digit on, as they come, and then all to where they belong: std::to_chars, which counts them first, takes
/// twice as long, and a row is mostly numbers.
void put_long_count(Appender& to, std::size_t count) {
    constexpr std::size_t longest = 20;
    std::array<char, 2 * longest> digits;
    char* const end = digits.data() + longest;
    char* first = end;
    for (; count > 0xFFFFFFFF; count /= 100) std::memcpy(first -= 2, &two_digits[count % 100 * 2], 2);
    auto narrow = static_cast<std::uint32_t>(count);  // divides quicker
    for (; narrow >= 100; narrow /= 100) std::memcpy(first -= 2, &two_digits[narrow % 100 * 2], 2);
    std::memcpy(first -= 2, &two_digits[narrow * 2], 2);
    if (*first == '0') ++first;
    std::memcpy(to.room(longest), first, longest);
    to.grow(static_cast<std::size_t>(end - first));
}

void put_count(Appender& to, std::size_t count) {
    if (count < 10) return to.put(static_cast<char>('0' + count));
    put_long_count(to, count);
}

void put_number(Appender& to, const Number& number) {
    constexpr Int128 most = std::numeric_limits<std::int64_t>::max();
    if (number.denominator() == 1 && number.numerator() >= 0 && number.numerator() <= most) {
        put_count(to, static_cast<std::size_t>(number.numerator()));
    } else {
        to.put(to_text(number));
    }
}

void put_end(Appender& to, const std::optional<End>& end) {
    if (end) {
        put_number(to, end->at);
    } else {
        to.put("unbounded");
    }
}

/// "[0, 200]", "(100, unbounded)", and 5 where the range is one value.
void put_range(Appender& to, const Range& range) {
    const auto& low = range.low();
    const auto& high = range.high();
    if (low && high && low->at == high->at) return put_number(to, low->at);
    to.put(low && low->closed ? '[' : '(');
    put_end(to, low);
    to.put(", ");
    put_end(to, high);
    to.put(high && high->closed ? ']' : ')');
}

/// A value as JSON: exact numbers are strings, since many readers know only binary floating point.
struct PutJson {
    Appender& to;

    void operator()(std::monostate) const { to.put("null"); }
    void operator()(std::string_view text) const { put_json_string(to, text); }
    void operator()(std::size_t count) const { put_count(to, count); }
    void operator()(const Number* number) const {
        to.put('"');
        put_number(to, *number);
        to.put('"');
    }
    void operator()(const Range* range) const {
        to.put('"');
        put_range(to, *range);
        to.put('"');
    }
};

/// Nearly all texts are fields as they are.
void put_csv_text(Appender& to, std::string_view text) {
    if (is_csv_field(text)) {
        to.put(text);
    } else {
        to.put(csv_text(std::string(text)));
    }
}

struct PutCsv {
    Appender& to;

    void operator()(std::monostate) const {}
    void operator()(std::string_view text) const { put_csv_text(to, text); }
    void operator()(std::size_t count) const { put_count(to, count); }
    void operator()(const Number* number) const { put_number(to, *number); }
    /// Of more than one value it holds a comma, and so stands in quotes.
    void operator()(const Range* range) const {
        if (range->single()) return put_range(to, *range);
        to.put('"');
        put_range(to, *range);
        to.put('"');
    }
};

/// After a brace or comma. All bytes of the key are copied, and those behind its name written over: that is quicker than
/// to count them.
inline void put_key(Appender& to, char joint, const RowKey& key) {
    char* const at = to.room(RowKey::most + 4);
    at[0] = joint;
    at[1] = '"';
    std::memcpy(at + 2, key.bytes.data(), RowKey::most);
    const std::size_t length = key.size;
    std::memcpy(at + 2 + length, "\":", 2);
    to.grow(length + 4);
}

void put_object(Appender& to, std::span<const RowCell> cells) {
    char joint = '{';
    for (const RowCell& cell : cells) {
        put_key(to, joint, *cell.key);
        std::visit(PutJson{to}, cell.content);
        joint = ',';
    }
}

void put_list(Appender& to, const RowList& list) {
    put_key(to, ',', *list.key);
    to.put('[');
    const std::span<const RowCell> cells = list.cells.all();
    for (std::size_t at = 0; at < cells.size(); at += list.fields) {
        if (at > 0) to.put(',');
        put_object(to, cells.subspan(at, list.fields));
        to.put('}');
    }
    to.put(']');
}

}  // namespace

void append_json_line(std::string& out, const Row& row) {
    Appender to(out);
    put_object(to, row.cells.all());
    for (const RowList& list : row.lists) put_list(to, list);
    to.put("}\n");
    to.flush();
}

void append_csv_record(std::string& out, const Row& row) {
    Appender to(out);
    auto put = [&, first = true](const RowCell::Content& content) mutable {
        if (!first) to.put(',');
        std::visit(PutCsv{to}, content);
        first = false;
    };
    for (const RowCell& cell : row.cells.all()) put(cell.content);
    for (const RowList& list : row.lists) {
        const std::span<const RowCell> cells = list.cells.all();
        for (std::size_t i = 0; i < list.fields; ++i) put(cells.empty() ? RowCell::Content() : cells[i].content);
    }
    to.put("\r\n");
    to.flush();
}

void append_csv_heading(std::string& out, std::span<const std::string_view> columns) {
    std::string_view joint;
    for (const std::string_view column : columns) {
        out += joint;
        out += column;
        joint = ",";
    }
    out += "\r\n";
}

void append_text_line(std::string& out, const Row& row) {
    out += row.words;
    out += '\n';
}

void append_no_heading(std::string&, std::span<const std::string_view>) {}

}  // namespace dealcalc
