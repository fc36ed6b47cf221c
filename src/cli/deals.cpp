#include "cli/deals.hpp"

#include <cstdio>
#include <iterator>
#include <utility>

#include <dealcalc/input/built_in.hpp>
#include <dealcalc/input/read.hpp>
#include <fmt/core.h>

#include "cli/command_line.hpp"
#include "cli/sources.hpp"

namespace dealcalc::cli {

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
