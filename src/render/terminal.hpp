#pragma once
// A terminal: how much room text takes on it, words for one that shows ASCII alone, the few colours by what they mean,
// and tables as wide as they need to be and no wider than the page.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <dealcalc/render/render.hpp>
#include <dealcalc/report/report.hpp>

namespace dealcalc {

/// Columns that UTF-8 text takes: combining marks none, wide East Asian letters and pictographs two, others one.
/// Pictographs that are joined into one, or toned, take those of the first.
std::size_t width_of(std::string_view text);

std::string padded_right(std::string_view text, std::size_t width);

/// Columns of the longest word between spaces. A number and the per cent sign after it are one word.
std::size_t longest_word(std::string_view text);

/// The text in lines of at most `width` columns, broken at spaces. A longer word is broken after hyphens between
/// letters, or stands alone. At least one line.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

/// Each character past ASCII as "EUR" or "GBP" where it means that, else escaped: "\u00e9", "\u{1f600}".
std::string in_ascii(std::string_view text);

enum class Ink { plain, strong, dim, frame, help, error, warning, good };

class Paint {
public:
    explicit Paint(bool on) : on_(on) {}
    std::string operator()(Ink ink, std::string_view text) const;

private:
    bool on_;
};

struct GridCell {
    std::string words{};        // harmless on a terminal, without colour; broken at spaces where there is no room
    std::size_t indent = 0;     // of a name in a tree, on each of its lines
    std::optional<Bar> bar{};   // drawn on the columns that it gets, instead of words
    Ink ink = Ink::plain;
};

struct GridColumn {
    std::string title;
    Column::Align align = Column::Align::left;
    std::vector<GridCell> cells;
};

/// The headings and a line or more for each row. Where the page is too narrow headings are wrapped, then bars get
/// shorter, then cells are wrapped, then bars are left out. Nothing where the longest words do not fit even so.
/// Precondition: all columns have as many cells.
std::optional<std::string> grid_text(const std::vector<GridColumn>& columns, const Style& style);

}  // namespace dealcalc
