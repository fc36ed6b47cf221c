// What a file says, as text in markup: it can neither open a tag nor act.

#include "render/html.hpp"

#include "support/catch.hpp"

using namespace dealcalc;

TEST_CASE("what is markup is written as a reference in elements and in quoted attributes") {
    CHECK(xml_escaped("a < b & c > d") == "a &lt; b &amp; c &gt; d");
    CHECK(xml_escaped("\" onclick='x'") == "&quot; onclick=&#39;x&#39;");
    CHECK(xml_escaped("<script>alert(1)</script>") == "&lt;script&gt;alert(1)&lt;/script&gt;");
    CHECK(xml_escaped("]]> --> </style>") == "]]&gt; --&gt; &lt;/style&gt;");
}

TEST_CASE("a reference in a name is shown as it was written") {
    CHECK(xml_escaped("&lt;b&gt; &#60;") == "&amp;lt;b&amp;gt; &amp;#60;");
}

TEST_CASE("letters of every script stay as they are") {
    CHECK(xml_escaped("Société Générale, 日本株式会社, שלום, $80B") == "Société Générale, 日本株式会社, שלום, $80B");
}

TEST_CASE("control and bidi characters are escapes that can be read") {
    CHECK(xml_escaped("\x1b[31mred") == "\\x1b[31mred");
    CHECK(xml_escaped("\u202Egnorw\u2066") == "\\u202egnorw\\u2066");
    CHECK(xml_escaped(std::string_view("a\0b\n\x7F", 5)) == "a\\x00b\\x0a\\x7f");
    CHECK(xml_escaped("\u0085\u009B") == "\\u0085\\u009b");
}

TEST_CASE("what is no character and a byte that is no UTF-8 are shown as their numbers") {
    CHECK(xml_escaped("a\uFFFE\uFDD0\U0001FFFFb") == "a\\ufffe\\ufdd0\\u1ffffb");
    CHECK(xml_escaped("a\uFDCF\uFDF0\uFFFDb") == "a\uFDCF\uFDF0\uFFFDb");
    CHECK(xml_escaped("file\xFF") == "file\\xff");
}
