// Lines in pieces: the same lines wherever the pieces and the reads are cut.

#include <dealcalc/input/lines.hpp>

#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "support/catch.hpp"

using namespace dealcalc;

namespace {

using Numbered = std::vector<std::pair<std::string, std::size_t>>;

/// A source that hands out `text` in reads of at most `step` bytes.
ReadBytes in_steps(std::string_view text, std::size_t step) {
    return [text, step](char* to, std::size_t most) mutable {
        const std::size_t count = std::min({most, step, text.size()});
        std::memcpy(to, text.data(), count);
        text.remove_prefix(count);
        return count;
    };
}

Numbered lines_of(std::string_view text, std::size_t chunk, std::size_t step) {
    LineChunks chunks(in_steps(text, step), {chunk, 1 << 20});
    Numbered lines;
    for (LineChunk piece; chunks.next(piece);) {
        CHECK_FALSE(piece.too_long);
        for_each_line(piece, [&](std::string_view line, std::size_t number) { lines.emplace_back(line, number); });
    }
    return lines;
}

}  // namespace

TEST_CASE("lines are the same for pieces cut at every byte of a multi-byte character and of a CRLF") {
    const std::string text = "{\"a\": \"Z\u00fcrich \u20ac \U0001F600\"}\r\n\r\n{\"b\": 2}\r\n \t\nlast \u20ac";
    const Numbered expected = {
        {"{\"a\": \"Z\u00fcrich \u20ac \U0001F600\"}\r", 1}, {"{\"b\": 2}\r", 3}, {"last \u20ac", 5}};
    for (std::size_t chunk = 1; chunk <= text.size() + 1; ++chunk) {
        for (const std::size_t step : {std::size_t{1}, std::size_t{3}, chunk, text.size()}) {
            CAPTURE(chunk, step);
            CHECK(lines_of(text, chunk, step) == expected);
        }
    }
}

TEST_CASE("a text without lines and one of a million empty lines hold none") {
    CHECK(lines_of("", 16, 16).empty());
    CHECK(lines_of(std::string(1'000'000, '\n'), 4096, 4096).empty());
    const Numbered last = lines_of(std::string(1'000'000, '\n') + "x", 4096, 4096);
    CHECK(last == Numbered{{"x", 1'000'001}});
}

TEST_CASE("what has arrived is handed on before the rest comes") {
    std::vector<std::string> arriving = {"first\nsec", "ond\n", ""};
    std::size_t reads = 0;
    LineChunks chunks(
        [&](char* to, std::size_t) {
            const std::string& part = arriving[reads++];
            std::memcpy(to, part.data(), part.size());
            return part.size();
        },
        {1024, 1024});
    LineChunk piece;
    REQUIRE(chunks.next(piece));
    CHECK(piece.bytes.text() == "first\n");
    CHECK(reads == 1);
    REQUIRE(chunks.next(piece));
    CHECK(piece.bytes.text() == "second\n");
    CHECK(piece.first_line == 2);
    CHECK_FALSE(chunks.next(piece));
}

TEST_CASE("a line beyond the limit is passed over and said so and the lines after it are read") {
    const std::string text = "one\n" + std::string(5000, 'x') + "\nthree\nfour\n";
    for (const std::size_t chunk : {std::size_t{7}, std::size_t{64}, std::size_t{4096}}) {
        CAPTURE(chunk);
        LineChunks chunks(in_steps(text, chunk), {chunk, 100});
        std::vector<std::string> seen;
        for (LineChunk piece; chunks.next(piece);) {
            if (piece.too_long) seen.push_back("too long in line " + std::to_string(piece.first_line));
            for_each_line(piece, [&](std::string_view line, std::size_t number) {
                // A piece may hold a long line whole; only what is kept beyond a piece is limited.
                seen.push_back(line.size() > 100 ? "too long in line " + std::to_string(number)
                                                 : std::string(line) + " in line " + std::to_string(number));
            });
        }
        CHECK(seen ==
              std::vector<std::string>{"one in line 1", "too long in line 2", "three in line 3", "four in line 4"});
    }
    const std::string unending(5000, 'x');
    LineChunks endless(in_steps(unending, 50), {50, 100});
    LineChunk piece;
    REQUIRE(endless.next(piece));
    CHECK(piece.too_long);
    CHECK_FALSE(endless.next(piece));
}

TEST_CASE("a line of 20 MB is one line") {
    const std::string text = std::string(20'000'000, 'x') + "\ny\n";
    LineChunks chunks(in_steps(text, 1 << 18), {1 << 18, std::size_t{64} << 20});
    std::vector<std::pair<std::size_t, std::size_t>> sizes;
    for (LineChunk piece; chunks.next(piece);) {
        for_each_line(piece,
                      [&](std::string_view line, std::size_t number) { sizes.emplace_back(line.size(), number); });
    }
    CHECK(sizes == std::vector<std::pair<std::size_t, std::size_t>>{{20'000'000, 1}, {1, 2}});
}
