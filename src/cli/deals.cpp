#include "cli/deals.hpp"

#include <cstdio>
#include <iterator>
#include <utility>

#include <dealcalc/input/built_in.hpp>
#include <dealcalc/input/read.hpp>

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

}  // namespace dealcalc::cli
