#pragma once
// Where deals come from: the files, directories and line files that a command line names, one after the other.

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <dealcalc/base/diagnostic.hpp>

namespace dealcalc::cli {

/// A file with one deal, or with one on each line. The name "-" is standard input.
struct DealSource {
    std::string name;
    bool is_lines = false;
};

/// How names are taken.
struct SourceRules {
    bool all_lines = false;  // every file holds a deal on each line, whatever its name
    bool recursive = false;  // directories in directories are gone into; links to directories are not
};

/// Whether a file of this name holds a deal on each line: .ndjson or .jsonl.
bool names_lines(std::string_view name);
bool names_directory(const std::string& name);

class DealSources {
public:
    DealSources(std::vector<std::string> names, SourceRules rules) : names_(std::move(names)), rules_(rules) {}

    /// The next file, or why a directory has none; nothing at the end. Of a directory every *.json but *.schema.json,
    /// in the order of the names. Holds the names of one directory at each level, and no more.
    std::optional<std::variant<DealSource, Diagnostic>> next();

private:
    struct Entry {
        std::string name;
        bool is_directory = false;
    };
    struct Listing {
        std::string directory;
        std::vector<Entry> entries{};
        std::size_t next = 0;
    };

    std::optional<Diagnostic> open(std::string directory);

    std::vector<std::string> names_;
    SourceRules rules_;
    std::size_t next_name_ = 0;
    std::vector<Listing> open_{};
    std::size_t found_ = 0;  // in the directory that was named
};

}  // namespace dealcalc::cli
