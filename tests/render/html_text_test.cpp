// What a file says, as text in a page: it can neither open a tag nor act.

#include "render/html_text.hpp"

#include "support/catch.hpp"

using namespace dealcalc;

TEST_CASE("what is markup in HTML is written as a reference in elements and in quoted attributes") {
    CHECK(html_text("a < b & c > d") == "a &lt; b &amp; c &gt; d");
    CHECK(html_text("\" onclick='x'") == "&quot; onclick=&#39;x&#39;");
    CHECK(html_text("<script>alert(1)</script>") == "&lt;script&gt;alert(1)&lt;/script&gt;");
    CHECK(html_text("]]> --> </style>") == "]]&gt; --&gt; &lt;/style&gt;");
}

TEST_CASE("a reference in a name is shown as it was written") {
    CHECK(html_text("&lt;b&gt; &#60;") == "&amp;lt;b&amp;gt; &amp;#60;");
}

TEST_CASE("letters of every script stay as they are") {
    CHECK(html_text("Société Générale, 日本株式会社, שלום, $80B") == "Société Générale, 日本株式会社, שלום, $80B");
}

TEST_CASE("control and bidi characters are escapes that can be read") {
    CHECK(html_text("\x1b[31mred") == "\\x1b[31mred");
    CHECK(html_text("\u202Egnorw\u2066") == "\\u202egnorw\\u2066");
    CHECK(html_text(std::string_view("a\0b\n\x7F", 5)) == "a\\x00b\\x0a\\x7f");
    CHECK(html_text("\u0085\u009B") == "\\u0085\\u009b");
}

TEST_CASE("what is no character is replaced and a byte that is no UTF-8 is shown as its number") {
    CHECK(html_text("a\uFFFE\uFDD0\U0001FFFFb") == "a\uFFFD\uFFFD\uFFFDb");
    CHECK(html_text("a\uFDCF\uFDF0\uFFFDb") == "a\uFDCF\uFDF0\uFFFDb");
    CHECK(html_text("file\xFF") == "file\\xff");
}

TEST_CASE("only a whole address of the web becomes a link") {
    CHECK(is_web_address("https://example.com/a?b=c&d=%20#e"));
    CHECK(is_web_address("http://example.com"));
    for (const std::string_view text :
         {"", "https://", "http:///x", "javascript:alert(1)", "data:text/html,x", "HTTPS://EXAMPLE.COM", "//example.com",
          "ftp://example.com", "see https://example.com", "https://example.com and more", "https://example.com/\"x",
          "https://example.com/<b>", "https://example.com/'x", "https://example.com\\x", "https://ex\u00E4mple.com",
          "https://example.com/\n", "https://example.com/\x7F"}) {
        CAPTURE(text);
        CHECK_FALSE(is_web_address(text));
    }
}
