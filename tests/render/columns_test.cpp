// How much room text takes.

#include "render/columns.hpp"

#include <random>

#include "support/catch.hpp"

using namespace dealcalc;

namespace {

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("plain and accented letters take one column") {
    CHECK(width_of("") == 0);
    CHECK(width_of("abc") == 3);
    CHECK(width_of("é€£") == 3);
    CHECK(width_of("Привет") == 6);
    CHECK(width_of("█░") == 2);
}

TEST_CASE("combining marks and joiners take none") {
    CHECK(width_of("e\u0301") == 1);       // e with an acute accent
    CHECK(width_of("a\u200Bb") == 2);      // zero width space
    CHECK(width_of("x\uFE0F") == 1);       // variation selector
    CHECK(width_of("x\U000E0100y") == 2);  // variation selector of the supplement
    CHECK(width_of("\u05D0\u05B0") == 1);  // a Hebrew letter with a point
}

TEST_CASE("wide letters and pictographs take two") {
    CHECK(width_of("日本") == 4);
    CHECK(width_of("한") == 2);
    CHECK(width_of("ａ") == 2);          // full-width a
    CHECK(width_of("\U0001F600") == 2);  // a face
    CHECK(width_of("\U00020000") == 2);  // an ideograph of plane 2
}

TEST_CASE("bytes that are no UTF-8 take one each") {
    CHECK(width_of("\xFF\xFE") == 2);
}

TEST_CASE("padding counts columns and not bytes") {
    CHECK(padded_right("日", 4) == "日  ");
    CHECK(padded_right("e\u0301", 3) == "e\u0301  ");
    CHECK(padded_right("abc", 3) == "abc");
    CHECK(padded_right("abcd", 3) == "abcd");
}

TEST_CASE("text is broken at spaces") {
    CHECK(wrapped("one two three", 7) == Lines{"one two", "three"});
    CHECK(wrapped("one two three", 80) == Lines{"one two three"});
    CHECK(wrapped("one two three", 3) == Lines{"one", "two", "three"});
    CHECK(wrapped("", 10) == Lines{""});
}

TEST_CASE("a word longer than the width stands alone") {
    CHECK(wrapped("a extraordinarily b", 5) == Lines{"a", "extraordinarily", "b"});
    CHECK(wrapped("extraordinarily", 5) == Lines{"extraordinarily"});
}

TEST_CASE("wide letters fill a line sooner") {
    CHECK(wrapped("日本 日本", 8) == Lines{"日本", "日本"});
    CHECK(wrapped("日本 日本", 9) == Lines{"日本 日本"});
}

TEST_CASE("no line is wider than asked unless it is one word and no word is lost") {
    constexpr std::uint32_t seed = 20260426;
    INFO("seed " << seed);
    std::mt19937 random(seed);
    for (int i = 0; i < 500; ++i) {
        std::string text;
        for (auto words = random() % 20; words > 0; --words) {
            text += (text.empty() ? "" : " ") + std::string(1 + random() % 12, static_cast<char>('a' + random() % 26));
        }
        const std::size_t width = 1 + random() % 30;
        std::string joined;
        for (const std::string& line : wrapped(text, width)) {
            CHECK((width_of(line) <= width || line.find(' ') == std::string::npos));
            joined += (joined.empty() ? "" : " ") + line;
        }
        CHECK(joined == text);
    }
}
