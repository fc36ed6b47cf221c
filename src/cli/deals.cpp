#include "cli/deals.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <iterator>
#include <memory>
#include <system_error>
#include <utility>

#include <dirent.h>
#include <sys/stat.h>

#include <dealcalc/input/built_in.hpp>
#include <dealcalc/input/read.hpp>
#include <fmt/core.h>

#include "cli/arguments.hpp"

namespace dealcalc::cli {
namespace {

struct Close {
    void operator()(DIR* directory) const { ::closedir(directory); }
};

Diagnostic directory_problem(const std::string& name, std::string message, std::string help) {
    Place place;
    place.file = name;
    return {"file", std::move(message), std::move(place), std::move(help)};
}

Diagnostic unreadable_folder(const std::string& directory, int error) {
    return directory_problem(directory, "cannot read the directory: " + std::generic_category().message(error),
                             "check the name and the permissions");
}

bool is_deal_file(std::string_view name) { return name.ends_with(".json") && !name.ends_with(".schema.json"); }

std::string joined(const std::string& directory, std::string_view name) {
    std::string path = directory;
    if (!path.ends_with('/')) path += '/';
    return path += name;
}

bool is_directory(const std::string& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

/// A directory itself, not a link to one. The system says so without a look at the file, nearly always.
bool is_real_directory(const dirent& entry, const std::string& path) {
    if (entry.d_type != DT_UNKNOWN) return entry.d_type == DT_DIR;
    struct stat status {};
    return ::lstat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

/// What is no directory is tried, so that opening it says what is wrong with it.
bool leads_to_directory(const dirent& entry, const std::string& path) {
    return entry.d_type != DT_REG && is_directory(path);
}

}  // namespace

bool names_lines(std::string_view name) { return name.ends_with(".ndjson") || name.ends_with(".jsonl"); }

bool names_directory(const std::string& name) { return name != "-" && is_directory(name); }

std::optional<Diagnostic> DealSources::open(std::string directory) {
    const std::unique_ptr<DIR, Close> stream(::opendir(directory.c_str()));
    if (!stream) return unreadable_folder(directory, errno);
    Listing listing{std::move(directory)};
    for (errno = 0; const dirent* entry = ::readdir(stream.get()); errno = 0) {
        const std::string_view name = entry->d_name;
        if (name == "." || name == "..") continue;
        const std::string path = joined(listing.directory, name);
        if (rules_.recursive && is_real_directory(*entry, path)) {
            listing.entries.push_back({std::string(name), true});
        } else if (is_deal_file(name) && !leads_to_directory(*entry, path)) {
            listing.entries.push_back({std::string(name), false});
        }
    }
    if (errno != 0) return unreadable_folder(listing.directory, errno);
    std::sort(listing.entries.begin(), listing.entries.end(),
              [](const Entry& a, const Entry& b) { return a.name < b.name; });
    open_.push_back(std::move(listing));
    return std::nullopt;
}

std::optional<std::variant<DealSource, Diagnostic>> DealSources::next() {
    for (;;) {
        while (!open_.empty()) {
            Listing& listing = open_.back();
            if (listing.next == listing.entries.size()) {
                const std::string directory = std::move(listing.directory);
                open_.pop_back();
                if (!open_.empty() || found_ > 0) continue;
                return directory_problem(directory, "no deal file in the directory", "deal files end in .json");
            }
            const Entry& entry = listing.entries[listing.next++];
            std::string path = joined(listing.directory, entry.name);
            if (!entry.is_directory) {
                ++found_;
                return DealSource{std::move(path), rules_.all_lines};
            }
            if (auto problem = open(std::move(path))) {
                ++found_;  // there may have been one
                return *std::move(problem);
            }
        }
        if (next_name_ == names_.size()) return std::nullopt;
        const std::string& name = names_[next_name_++];
        if (!names_directory(name)) return DealSource{name, rules_.all_lines || names_lines(name)};
        found_ = 0;
        if (auto problem = open(name)) return *std::move(problem);
    }
}

LoadedDeals load_deals(const std::vector<std::string>& names) {
    LoadedDeals loaded;
    if (names.empty()) loaded.deals.push_back(built_in_deal());
    DealSources sources(names, {});
    while (auto source = sources.next()) {
        if (auto* problem = std::get_if<Diagnostic>(&*source)) {
            loaded.problems.push_back(std::move(*problem));
            continue;
        }
        const std::string& file = std::get<DealSource>(*source).name;
        ReadDeal read = file == "-" ? read_deal_from(stdin, "<stdin>") : read_deal_file(file);
        if (read.deal) loaded.deals.push_back(std::move(*read.deal));
        std::move(read.problems.begin(), read.problems.end(), std::back_inserter(loaded.problems));
    }
    return loaded;
}

std::variant<Deal, Diagnostics> load_one_deal(std::string_view command, const std::vector<std::string>& names,
                                              std::string_view help) {
    LoadedDeals loaded = load_deals(names);
    if (!loaded.problems.empty()) return std::move(loaded.problems);
    if (loaded.deals.size() == 1) return std::move(loaded.deals.front());
    return Diagnostics{usage_problem(fmt::format("{} takes one deal, and the directory holds several", command),
                                     std::string(help))};
}

}  // namespace dealcalc::cli
