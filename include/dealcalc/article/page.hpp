#pragma once
// Page: the words of an article as a reader sees them, and where each stands in the source.
//
// Plain text, Markdown and HTML. Lines of a paragraph are joined by a blank, so that a figure may go over a line end;
// entities are characters, emphasis and links are gone; scripts, styles, navigation and footers are left out. Blocks
// are headings, paragraphs, list items and table rows; the cells of a row have a bar between them.
//
// Units: places in `words` and in the source are bytes from 0.
// Errors: a source that is empty, no UTF-8, a binary, too long or without a word is a diagnostic.
//
// Example:
//   auto page = std::get<Page>(page_of(html, "article.html"));
//   page.words;              // "... an additional $5 billion ..."
//   page.source_of(10, 20);  // where these stand in `html`

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <dealcalc/base/diagnostic.hpp>

namespace dealcalc::article {

enum class Form { plain, markdown, html };

/// The longest source that is read, in bytes.
inline constexpr std::size_t most_source_bytes = std::size_t{256} << 20;

struct Block {
    enum class Kind { heading, paragraph, item, row };
    Kind kind = Kind::paragraph;
    std::size_t begin = 0;
    std::size_t end = 0;  // one past it; the words have a line end there
};

/// A stretch of a source in bytes.
struct Stretch {
    std::size_t begin = 0;
    std::size_t end = 0;
};

class Page {
public:
    std::string words{};
    std::vector<Block> blocks{};

    /// Where the words from `begin` to `end` stand in the source. Precondition: begin < end <= words.size().
    Stretch source_of(std::size_t begin, std::size_t end) const;

    // ---- for who makes a page

    /// Adds what stands in the source as it is shown.
    void add(std::string_view piece, std::size_t source);
    /// Adds `shown` for `length` bytes of the source: an entity, a bar between cells.
    void add_for(std::string_view shown, std::size_t source, std::size_t length);
    /// Adds a blank, unless one stands there or a block begins.
    void add_blank(std::size_t source);
    /// Ends the block that was begun; nothing where it has no words.
    void end_block(Block::Kind kind);

private:
    struct Anchor {
        std::size_t word = 0;
        std::size_t source = 0;
        std::size_t length = 0;  // of the source; 0: as many as there are words
    };
    void anchor(std::size_t source, std::size_t length);
    const Anchor& before(std::size_t word) const;

    std::vector<Anchor> anchors_{};
    std::size_t block_ = 0;     // where the block begins
    std::size_t expected_ = 0;  // where the source goes on without a further anchor
};

/// The form by the extension of the name, and without a known one by how the source begins.
Form form_of(std::string_view name, std::string_view source);

/// `file` is the name that messages use.
std::variant<Page, Diagnostic> page_of(std::string_view source, const std::string& file,
                                       std::optional<Form> form = std::nullopt);

}  // namespace dealcalc::article
