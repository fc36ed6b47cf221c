#include <dealcalc/article/page.hpp>

#include "support/catch.hpp"

using namespace dealcalc;
using namespace dealcalc::article;

namespace {

Page page(std::string_view source, Form form) {
    return std::get<Page>(page_of(source, "article", form));
}

/// What stands in the source where the words have this.
std::string_view source_of(const Page& page, std::string_view source, std::string_view words) {
    const std::size_t at = page.words.find(words);
    const Stretch stretch = page.source_of(at, at + words.size());
    return source.substr(stretch.begin, stretch.end - stretch.begin);
}

std::string code_of(std::string_view source) {
    return std::get<Diagnostic>(page_of(source, "article")).code;
}

}  // namespace

TEST_CASE("a paragraph goes over line ends and a blank line ends it") {
    const Page read = page("It paid $5\nbillion.\n\nThen more.\n", Form::plain);
    CHECK(read.words == "It paid $5 billion.\nThen more.\n");
    CHECK(read.blocks.size() == 2);
}

TEST_CASE("lines may end in a carriage return and begin with blanks") {
    const std::string_view source = "It paid $5\r\n   billion.\r\n";
    const Page read = page(source, Form::plain);
    CHECK(read.words == "It paid $5 billion.\n");
    CHECK(source_of(read, source, "$5 billion") == "$5\r\n   billion");
}

TEST_CASE("list items and table rows are blocks of their own") {
    const Page read = page("* Fee: 5\n* Rest: 6\n1. One\n| a | b |\n|---|---|\n| c | d |\n", Form::plain);
    REQUIRE(read.blocks.size() == 5);
    CHECK(read.blocks[0].kind == Block::Kind::item);
    CHECK(read.blocks[3].kind == Block::Kind::row);
}

TEST_CASE("Markdown loses its marks and keeps its places") {
    const std::string_view source = "# A *deal*\n\nIt [paid](https://x.test/9) **$5&nbsp;billion** for ![p](q) it.\n";
    const Page read = page(source, Form::markdown);
    CHECK(read.words == "A deal\nIt paid $5\u00A0billion for  it.\n");
    CHECK(read.blocks.front().kind == Block::Kind::heading);
    CHECK(source_of(read, source, "$5\u00A0billion") == "$5&nbsp;billion");
}

TEST_CASE("HTML shows what a reader sees and no scripts or navigation") {
    const std::string_view source =
        "<html><head><style>p{width:5%}</style><title>A page</title></head><body><nav>Top 20</nav>"
        "<script>var a = '$9 billion';</script><!-- $8 billion --><h1>A&#32;deal</h1>"
        "<p>It paid\n <b>$5&nbsp;billion</b> to &Eacute;tat.</p><footer>$3 a week</footer></body></html>";
    const Page read = page(source, Form::html);
    CHECK(read.words == "A page\nA deal\nIt paid $5\u00A0billion to \u00C9tat.\n");
    CHECK(source_of(read, source, "$5\u00A0billion") == "$5&nbsp;billion");
}

TEST_CASE("cells of a row have a bar between them") {
    const Page read = page("<table><tr><td>Cash</td><td>$5</td></tr><tr><td>All</td></tr></table>", Form::html);
    CHECK(read.words == " | Cash | $5\n | All\n");
    CHECK(read.blocks.front().kind == Block::Kind::row);
}

TEST_CASE("what never ends in a page ends with it") {
    for (const std::string_view source :
         {"<p>a<script>b", "<p>a<!-- b", "<p>a<b c='d", "<p>a<", "<p>a&", "<p>a&#x;", "<p>a</"}) {
        CHECK(page(source, Form::html).words.starts_with("a"));
    }
}

TEST_CASE("a byte order mark is read over and counts as a place") {
    const Page read = page("\xEF\xBB\xBF$5 billion", Form::plain);
    CHECK(read.words == "$5 billion\n");
    CHECK(read.source_of(0, 2).begin == 3);
}

TEST_CASE("the form comes from the name or from the beginning") {
    CHECK(form_of("a.html", "") == Form::html);
    CHECK(form_of("a.md", "<p>") == Form::markdown);
    CHECK(form_of("a.txt", "<p>") == Form::plain);
    CHECK(form_of("-", "<!doctype html><p>") == Form::html);
    CHECK(form_of("-", "# Title\n") == Form::markdown);
    CHECK(form_of("-", "Title\n") == Form::plain);
}

TEST_CASE("what is no text is refused with its reason") {
    CHECK(code_of("") == "no-text");
    CHECK(code_of(" \n\t\r\n") == "no-text");
    CHECK(code_of("<html><script>var a = 5;</script></html>") == "no-text");
    CHECK(code_of(std::string_view("a\0b", 3)) == "binary");
    CHECK(code_of("%PDF-1.7 x") == "binary");
    CHECK(code_of("\xFF\xFE"
                  "a") == "not-utf8");
    CHECK(code_of("It paid \xA3"
                  "5 million") == "not-utf8");
    CHECK(std::get<Diagnostic>(page_of("a\nIt paid \xA3", "x")).place.line == 2);
    CHECK(std::get<Diagnostic>(page_of("a\nIt paid \xA3", "x")).place.column == 9);
    CHECK(code_of(std::string(most_source_bytes + 1, 'a')) == "too-large");
}
