#pragma once
// JSON for machines: every section under its key, facts as an object, a table as a list of objects. A quantity has its
// display text, its unit, and each end twice: as a plain number, and exactly, as a string.

#include <cstddef>
#include <string>
#include <string_view>

#include <dealcalc/base/rational.hpp>

namespace dealcalc {

/// The text in double quotes. What could act on a terminal (control and bidi characters) is escaped; a byte that is not
/// UTF-8, which only the name of a file can hold, becomes U+FFFD.
void append_json_string(std::string& out, std::string_view text);

/// Writes JSON from its start to its end, on one line or indented by two.
class JsonWriter {
public:
    enum class Layout { one_line, indented };

    JsonWriter(std::string& out, Layout layout) : out_(out), indented_(layout == Layout::indented) {}

    void open(char bracket);
    void close(char bracket);
    void key(std::string_view key);

    void null() { literal("null"); }
    void boolean(bool yes) { literal(yes ? "true" : "false"); }
    void string(std::string_view text);
    void count(std::size_t count);
    /// A whole number of 64 bits as it is, any other as the nearest double: the exact text goes beside it where it
    /// counts.
    void number(const Number& number);
    void number(double number);

private:
    void literal(std::string_view text);
    void begin_value();
    void begin_line();

    std::string& out_;
    bool indented_;
    std::size_t depth_ = 0;
    bool is_first_ = true;     // in what is open
    bool after_key_ = false;
};

/// A double with the digits that nlohmann_json gives it: as few as read back as the same.
std::string double_text(double number);

}  // namespace dealcalc
