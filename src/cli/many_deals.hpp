#pragma once
// Many deals: each is read and judged by itself, and what comes out keeps the order of the input, whatever the number of
// threads. Memory does not grow with the input.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include <dealcalc/analysis/judge.hpp>
#include <dealcalc/analysis/totals.hpp>
#include <dealcalc/report/row.hpp>

#include "cli/command.hpp"
#include "cli/sources.hpp"

namespace dealcalc::cli {

/// The options of commands that take many deals.
inline constexpr Option lines_option{"--lines", "", "every file, and standard input, holds a deal on each line (NDJSON)"};
inline constexpr Option recursive_option{"--recursive", "", "go into the directories in a directory too"};
inline constexpr Option jobs_option{"-j,--jobs", "N", "threads for many deals; without it, one for each core"};

/// What comes of some deals: whole lines, and what is added up.
struct Part {
    std::string rows{};
    std::string complaints{};  // for standard error
    Tally tally{};
    Totals totals{};           // of the commands that add up
    std::uint64_t bytes = 0;   // of input

    void clear();
};

/// What a command makes of one deal; each thread has its own.
class DealWork {
public:
    virtual ~DealWork() = default;
    /// Leaves to its caller nothing but the count of what could not be read.
    virtual void take(const Deal& deal, const DealPlace& place, Part& part) = 0;
    virtual void pass_over(const UnreadDeal& unread, Part& part) = 0;
};

/// What a command shows at the end of what all deals come to.
using Conclusion = std::function<Report(const Totals& totals, const Tally& tally)>;

struct ManyDeals {
    std::vector<std::string> names{};
    SourceRules rules{};
    std::size_t jobs = 1;
    bool claims_decide = true;  // the exit status
    bool strict = false;        // what is undetermined or unchecked fails too
    std::span<const std::string_view> columns{};
    std::function<std::unique_ptr<DealWork>(Showing const& showing)> make_work{};
    Conclusion conclusion{};  // none: the rows are all
};

/// Whether the command line speaks of many deals: it names a directory or a file of lines, or an option that is about
/// many. A directory in a format that shows only whole reports does not.
bool speaks_of_many(const Arguments& arguments);

/// The deals that the arguments name; what to do with them is left to the command. Refuses a format without rows where
/// the command shows `rows`.
std::variant<ManyDeals, Diagnostics> many_deals_of(const Arguments& arguments, bool rows);

Stream stream_of(ManyDeals many);

}  // namespace dealcalc::cli
