#pragma once
// SVG: charts as pictures. The same bytes every time, without a script, a font or an address.
//
// A drawing is an svg element in the making: the few shapes that charts are made of, and how each kind of mark looks.
// The light look is in attributes, which every viewer reads; a style sheet has only what is different in the dark, and
// that a picture is no wider than its place. No two kinds that may lie side by side differ by colour alone.
//
// A picture is read with the fonts of its reader, which nobody knows, so widths are those of a wide one: words that fit
// here fit everywhere.
//
// Units: tenths of a unit of the drawing, which is 440 units wide whatever its width on a page: letters of 15 units
// are 11 pixels high where the drawing is 320 wide.

#include <string>
#include <string_view>
#include <vector>

#include <dealcalc/report/chart.hpp>


namespace dealcalc {

/// One chart as an `svg` element, to stand inside a page. Ids in it begin with `scope`, so that several can stand on
/// one page; its style rules are the same in each and touch nothing else there.
/// Precondition: `scope` is a name as XML has it, and of this chart alone.
std::string svg_of(const Chart& chart, std::string_view scope);


}  // namespace dealcalc

namespace dealcalc::svg {

struct Font {
    int size = 150;
    bool bold = false;
};

inline constexpr Font body{150, false};
inline constexpr Font bold_body{150, true};
inline constexpr Font small{140, false};
inline constexpr Font headline{180, true};

int width_of(std::string_view text, const Font& font);

/// The text in lines of at most `width`, broken at spaces, and inside a word only where the word alone is too wide.
/// At least one line.
std::vector<std::string> wrapped(std::string_view text, const Font& font, int width);

/// The same in at most `most` lines; where more are needed the last one ends in an ellipsis.
std::vector<std::string> shortened(std::string_view text, const Font& font, int width, std::size_t most);

inline constexpr int drawing_width = 4400;
inline constexpr int left_edge = 140;
inline constexpr int right_edge = drawing_width - left_edge;
inline constexpr int plot_width = right_edge - left_edge;

/// Where a plot lies from left to right.
struct Plot {
    int left = left_edge;
    int right = right_edge;
};

/// Where a position of a scale falls from one edge of the plot to the other.
int across(const Number& at, const Plot& plot = {});

/// The nearest tenth of `at` times `length`.
int part_of(const Number& at, int length);

enum class Anchor { start, middle, end };
enum class Tone { strong, muted, gap, page };

struct Box {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
};

class Drawing {
public:
    /// Ids in the drawing begin with `scope`.
    explicit Drawing(std::string_view scope) : scope_(scope) {}

    void text(int x, int baseline, std::string_view words, const Font& font, Tone ink = Tone::strong,
              Anchor anchor = Anchor::start);
    /// Text over marks: with a rim in the colour of the page.
    void text_on_marks(int x, int baseline, std::string_view words, const Font& font, Tone ink, Anchor anchor);
    /// A filled stretch in the look of the kind; `onward` ends it in an arrow.
    void stretch(const Box& box, chart::Kind kind, bool onward);
    void line(int x1, int y1, int x2, int y2, std::string_view look);
    void circle(int x, int y, int radius);
    void path(std::string_view look, std::string_view data);

    /// Shapes up to the matching end_group() belong together; a pointer over them shows `title`.
    void begin_group(std::string_view title);
    void end_group();

    std::string take() { return std::move(out_); }
    const std::string& scope() const { return scope_; }

private:
    std::string scope_;
    std::string out_;
};

/// The looks of lines: `grid`, `axis`, `stated`, `edge`, `gap`.
inline constexpr std::string_view grid = "class=\"dealcalc-grid\" stroke=\"#d0d0d0\"";
inline constexpr std::string_view axis = "class=\"dealcalc-rule\" stroke=\"#595959\"";
inline constexpr std::string_view stated = "class=\"dealcalc-rule\" stroke=\"#1a1a1a\" stroke-width=\"2\"";
inline constexpr std::string_view stated_across =
    "class=\"dealcalc-rule\" stroke=\"#1a1a1a\" stroke-width=\"1.5\" stroke-dasharray=\"5 3\"";

/// The patterns that stretches are filled with, the width on a page, and the colours in the dark.
std::string definitions(std::string_view scope);

/// A length of tenths as an attribute has it: "12", "12.5".
std::string units(int tenths);

inline constexpr int line_height = 190;

int draw(Drawing& drawing, const chart::Lanes& lanes, int top);
int draw(Drawing& drawing, const chart::Strip& strip, int top);
int draw(Drawing& drawing, const chart::Plane& plane, int top);

/// The scale from edge to edge of the plot with the labels of its ticks under it; one that would run into the one
/// before is left out.
int draw_axis(Drawing& drawing, const chart::Scale& scale, int top, const Plot& plot = {});

/// The middle of words `width` wide at `x`, moved as far as the edges of the plot ask.
int within_edges(int x, int width, const Plot& plot = {});

}  // namespace dealcalc::svg
