#pragma once
// Rounds of financing on the command line: one by --invest, --pre, --post, --value and --pool, or several by
// --round "invest=$5B post=$380B pool=10% of post", in their order.

#include <optional>
#include <string_view>
#include <vector>

#include <dealcalc/analysis/ownership.hpp>

#include "cli/arguments.hpp"
#include "cli/command.hpp"

namespace dealcalc::cli {

/// The option that asks for rounds, as it was given; nothing where none does.
std::optional<std::string_view> asks_for_rounds(const Arguments& arguments);

/// A round, and where messages about it point.
struct WrittenRound {
    Round round{};
    ArgumentPart invest{};
    ArgumentPart value{};
    ArgumentPart pool{};  // of a round that has one
};

/// Every round, or problems.
std::vector<WrittenRound> read_rounds(const Arguments& arguments, Diagnostics& problems);

/// The rounds in which more than the whole company is sold, whatever the figures leave open. `results` are of these
/// rounds.
void check_rounds(const std::vector<WrittenRound>& rounds, const std::vector<Ownership>& results,
                  Diagnostics& problems);

}  // namespace dealcalc::cli
