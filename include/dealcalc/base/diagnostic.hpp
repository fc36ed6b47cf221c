#pragma once
// Diagnostic: what is wrong with an input, where, and the way out. Plain data; render/diagnostics.hpp prints it.
//
// Example, as printed:
//   error[unknown-key]: unknown key "amout"
//     --> deal.json:9:42 (/investments/0/amout)
//      |
//    9 |     {"id": "prior", "status": "prior", "amout": "$80B"}
//      |                                        ^^^^^^^
//     help: did you mean "amount"?

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dealcalc {

/// A stretch of an input. Lines and columns count from 1; columns count characters (code points), so that a caret
/// under a multi-byte character stands right. `line_text` is the line with control characters already made visible.
struct Place {
    std::string file{};       // as the user named it, "<stdin>", "built-in deal", or an option such as "--from"
    std::size_t line = 0;     // 0: the file as a whole
    std::size_t column = 0;
    std::string pointer{};    // JSON pointer (RFC 6901), or empty
    std::string line_text{};  // the excerpt; empty where there is none
    std::size_t caret_at = 0;      // columns of the excerpt before the first caret
    std::size_t caret_length = 0;  // carets; 0 is drawn as 1
    friend bool operator==(const Place&, const Place&) = default;
};

struct Diagnostic {
    std::string code{};     // stable, kebab-case: "unknown-key"
    std::string message{};  // one sentence, no full stop
    Place place{};
    std::string help{};     // the way out; may be empty
    friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

using Diagnostics = std::vector<Diagnostic>;

/// The place of `length` bytes from byte `at` of `text`. Tabs become one space and other control and bidi characters a
/// visible escape in the excerpt, with carets to match; a long line is cut around the carets to 100 columns.
/// Precondition: at <= text.size(), text is UTF-8 up to `at`.
Place place_in(const std::string& file, std::string_view text, std::size_t at, std::size_t length,
               std::string pointer = {});

/// The text with control characters and bidi controls as visible escapes (\x1b, \u202e): what a terminal may show.
std::string visible(std::string_view text);
/// The same after what `out` holds.
void append_visible(std::string& out, std::string_view text);

}  // namespace dealcalc
