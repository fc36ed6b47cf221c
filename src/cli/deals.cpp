#include "cli/deals.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <iterator>
#include <system_error>

#include <dealcalc/input/built_in.hpp>
#include <dealcalc/input/read.hpp>
#include <fmt/format.h>

namespace dealcalc::cli {
namespace {

namespace fs = std::filesystem;

Diagnostic file_problem(const std::string& name, std::string message, std::string help) {
    Place place;
    place.file = name;
    return {"file", std::move(message), std::move(place), std::move(help)};
}

/// What cannot be looked at is tried, so that opening it says why.
bool is_deal_file(const fs::directory_entry& entry) {
    const std::string name = entry.path().filename().string();
    std::error_code ignored;
    return name.ends_with(".json") && !name.ends_with(".schema.json") && !entry.is_directory(ignored);
}

/// The deal files of a directory, in name order.
std::vector<std::string> deal_files(const std::string& directory, Diagnostics& problems) {
    std::error_code error;
    std::vector<std::string> files;
    for (fs::directory_iterator it(directory, error), end; !error && it != end; it.increment(error)) {
        if (is_deal_file(*it)) files.push_back(it->path().string());
    }
    if (error) {
        problems.push_back(file_problem(directory, fmt::format("cannot read the directory: {}", error.message()),
                                        "check the name and the permissions"));
    } else if (files.empty()) {
        problems.push_back(file_problem(directory, "no deal file in the directory", "deal files end in .json"));
    }
    std::sort(files.begin(), files.end());
    return files;
}

void load(const std::string& file, LoadedDeals& loaded) {
    ReadDeal read = file == "-" ? read_deal_from(stdin, "<stdin>") : read_deal_file(file);
    if (read.deal) loaded.deals.push_back(std::move(*read.deal));
    std::move(read.problems.begin(), read.problems.end(), std::back_inserter(loaded.problems));
}

}  // namespace

LoadedDeals load_deals(const std::vector<std::string>& names) {
    LoadedDeals loaded;
    if (names.empty()) loaded.deals.push_back(built_in_deal());
    for (const std::string& name : names) {
        std::error_code ignored;
        if (name == "-" || !fs::is_directory(name, ignored)) {
            load(name, loaded);
            continue;
        }
        for (const std::string& file : deal_files(name, loaded.problems)) load(file, loaded);
    }
    return loaded;
}

}  // namespace dealcalc::cli
