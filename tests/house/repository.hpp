#pragma once
// The source files of this repository, as text: what the house tests read.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace house {

struct SourceFile {
    std::string path;   // from the root of the repository: "src/base/number.cpp"
    std::string floor;  // "base"; empty where the path has none
    std::string text;

    bool is_public() const { return path.starts_with("include/"); }
    bool is_header() const { return path.ends_with(".hpp"); }
};

inline std::string read_text(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

inline std::string floor_of(const std::string& path) {
    for (const std::string top : {"include/dealcalc/", "src/", "tests/"}) {
        const auto end = path.find('/', top.size());
        if (path.starts_with(top) && end != std::string::npos) return path.substr(top.size(), end - top.size());
    }
    return {};
}

/// All C++ files below `folder` ("src"), sorted by path.
inline std::vector<SourceFile> source_files(const std::string& folder) {
    const std::filesystem::path root = DEALCALC_SOURCE_DIR;
    std::vector<SourceFile> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
        const auto extension = entry.path().extension();
        if (extension != ".hpp" && extension != ".cpp") continue;
        const auto path = entry.path().lexically_relative(root).generic_string();
        files.push_back({path, floor_of(path), read_text(entry.path())});
    }
    std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    return files;
}

/// The text with comments gone and every string and character literal emptied; line breaks stay.
std::string without_literals(const std::string& text);

}  // namespace house
