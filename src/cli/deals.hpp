#pragma once
// The deals that a command line names: files, directories, files of lines, standard input, or the compiled-in deal.

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <dealcalc/base/diagnostic.hpp>
#include <dealcalc/model/deal.hpp>

#include "cli/command.hpp"

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

/// How commands that work on deals say so.
inline constexpr std::array one_deal = {
    Positional{"DEAL", "a deal file, or - for standard input; without one, the compiled-in deal", false, false,
               Takes::deal}};
inline constexpr std::array any_deals = {
    Positional{"DEAL", "deal files, directories of them, or - for standard input; without one, the compiled-in deal",
               false, true, Takes::deal}};

struct LoadedDeals {
    std::vector<Deal> deals{};
    Diagnostics problems{};
};

/// Each name is a file, "-" for standard input, or a directory: every *.json in it but *.schema.json, in name order.
/// No name: the compiled-in deal. Every problem of every file is reported.
LoadedDeals load_deals(const std::vector<std::string>& names);

/// The one deal that `command` takes; a directory that holds several is refused, with `help`.
std::variant<Deal, Diagnostics> load_one_deal(std::string_view command, const std::vector<std::string>& names,
                                              std::string_view help = "name one deal file");

}  // namespace dealcalc::cli
