// How much room text takes.

#include "render/terminal.hpp"

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

TEST_CASE("marks of many scripts take none") {
    CHECK(width_of("\u05E9\u05BC\u05C1") == 1);        // Hebrew shin with its points
    CHECK(width_of("\u0628\u064E\u0651\u0670") == 1);  // Arabic beh with three signs
    CHECK(width_of("\u0930\u094D\u0928\u0941") == 2);  // Devanagari: virama and vowel sign u
    CHECK(width_of("\u0915\u093E") == 2);              // a vowel sign that stands beside its letter
    CHECK(width_of("\u0E01\u0E34\u0E48") == 1);        // Thai: a vowel and a tone above a letter
    CHECK(width_of("\u0E01\u0E33") == 2);              // Thai sara am stands beside
    CHECK(width_of("\u0BB8\u0BCD") == 1);              // Tamil pulli
    CHECK(width_of("a\u20DD") == 1);                   // an enclosing circle
    CHECK(width_of("\U000E0067") == 0);                // a tag
}

TEST_CASE("Hangul letters that complete a syllable take none") {
    CHECK(width_of("\u1112\u1161\u11AB") == 2);  // han in three letters
    CHECK(width_of("\u1112\uD7B0\uD7CB") == 2);  // old vowel and final
    CHECK(width_of("\uD55C") == 2);              // the same in one
}

TEST_CASE("pictographs that are joined or toned take the room of one") {
    CHECK(width_of("\U0001F468\u200D\U0001F469\u200D\U0001F467") == 2);       // a family
    CHECK(width_of("\U0001F3C3\u200D\u2642\uFE0F") == 2);                     // a man who runs
    CHECK(width_of("\U0001F44D\U0001F3FD") == 2);                             // a thumb with a tone
    CHECK(width_of("\U0001F3FD") == 2);                                       // a tone alone
    CHECK(width_of("\U0001F1EB\U0001F1F7") == 2);                             // a flag
    CHECK(width_of("\u0915\u094D\u200D\u0937") == 2);  // a joiner between letters joins no widths
    CHECK(width_of("\u2764\uFE0F") == 1);                                     // a selector changes no width
}

TEST_CASE("wide letters and pictographs take two") {
    CHECK(width_of("日本") == 4);
    CHECK(width_of("한") == 2);
    CHECK(width_of("ａ") == 2);          // full-width a
    CHECK(width_of("ｱ") == 1);           // half-width katakana
    CHECK(width_of("\uFFE5") == 2);      // full-width yen
    CHECK(width_of("\u303F") == 1);      // half fill space
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

TEST_CASE("a per cent sign stays with its number") {
    CHECK(wrapped("about 75 %", 8) == Lines{"about", "75 %"});
    CHECK(wrapped("75 % of it", 4) == Lines{"75 %", "of", "it"});
    CHECK(wrapped("75 %", 1) == Lines{"75 %"});
}

TEST_CASE("a word that is too long is broken after hyphens between letters") {
    CHECK(wrapped("one amazon-anthropic-second end", 10) == Lines{"one", "amazon-", "anthropic-", "second end"});
    CHECK(wrapped("amazon-anthropic-second", 17) == Lines{"amazon-anthropic-", "second"});
    CHECK(wrapped("2026-04-20 -5 a-1", 2) == Lines{"2026-04-20", "-5", "a-1"});
    CHECK(longest_word("amazon-anthropic is 75 %") == 16);
    CHECK(longest_word("75 % x") == 4);
    CHECK(longest_word("") == 0);
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
