#pragma once
// Words on a picture: how wide they are, and where they break. A picture is read with the fonts of its reader, which
// nobody knows, so widths are those of a wide one: words that fit here fit everywhere.
//
// Units: tenths of a unit of the drawing, as everywhere in the drawing.

#include <string>
#include <string_view>
#include <vector>

namespace dealcalc::svg {

struct Font {
    int size = 150;
    bool bold = false;
};

inline constexpr Font body{150, false};
inline constexpr Font strong{150, true};
inline constexpr Font small{140, false};
inline constexpr Font headline{180, true};

int width_of(std::string_view text, const Font& font);

/// The text in lines of at most `width`, broken at spaces, and inside a word only where the word alone is too wide.
/// At least one line.
std::vector<std::string> wrapped(std::string_view text, const Font& font, int width);

/// The same in at most `most` lines; where more are needed the last one ends in an ellipsis.
std::vector<std::string> shortened(std::string_view text, const Font& font, int width, std::size_t most);

}  // namespace dealcalc::svg
