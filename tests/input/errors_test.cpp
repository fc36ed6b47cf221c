// The gallery of wrong deal files: errors/<case>.json and beside it the whole text that a user sees.

#include <dealcalc/input/read.hpp>
#include <dealcalc/render/diagnostics.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace dealcalc;

namespace {

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    REQUIRE(file);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::vector<std::filesystem::path> files_with(const std::string& extension) {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(DEALCALC_TEST_DIR "/input/errors")) {
        if (entry.path().extension() == extension) paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

/// No control character but the line break reaches a terminal.
bool is_harmless(const std::string& text) {
    return std::none_of(text.begin(), text.end(),
                        [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7F; });
}

}  // namespace

TEST_CASE("every wrong file of the gallery gives its text") {
    for (const auto& path : files_with(".json")) {
        INFO(path.filename().string());
        const ReadDeal read = read_deal(bytes_of(path), path.filename().string());
        CHECK_FALSE(read.deal);
        auto expected = path;
        expected.replace_extension(".txt");
        const std::string text = render_diagnostics(read.problems);
        CHECK(text == bytes_of(expected));
        CHECK(is_harmless(text));
    }
}

TEST_CASE("the gallery has a file for every text") {
    CHECK(files_with(".json").size() >= 80);
    CHECK(files_with(".json").size() == files_with(".txt").size());
}

TEST_CASE("every problem names its code and its place and a sentence without a full stop") {
    for (const auto& path : files_with(".json")) {
        INFO(path.filename().string());
        for (const Diagnostic& problem : read_deal(bytes_of(path), "deal.json").problems) {
            CHECK(problem.code.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos);
            CHECK_FALSE(problem.message.empty());
            CHECK(problem.message.back() != '.');
            CHECK(problem.place.file == "deal.json");
        }
    }
}
