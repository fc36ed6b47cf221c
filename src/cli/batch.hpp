#pragma once
// Many deals: each is read and judged by itself, and what comes out keeps the order of the input, whatever the number
// of threads. Memory does not grow with the input.

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <dealcalc/analysis/check.hpp>
#include <dealcalc/analysis/exposure.hpp>
#include <dealcalc/base/diagnostic.hpp>
#include <dealcalc/input/lines.hpp>
#include <dealcalc/report/many.hpp>

#include "cli/command.hpp"
#include "cli/deals.hpp"

namespace dealcalc::cli {

/// The user wants no more.
struct Interrupted {};

/// The number of the system's error.
struct ReadFailure {
    int error = 0;
};

/// An open file, or standard input for "-". Both throw ReadFailure, and Interrupted while they wait.
class InputFile {
public:
    InputFile(const std::string& name, const Interrupts& interrupts);
    ~InputFile();
    InputFile(const InputFile&) = delete;
    InputFile& operator=(const InputFile&) = delete;

    /// Up to `most` bytes; 0 at the end.
    std::size_t read(char* to, std::size_t most);

private:
    const Interrupts& interrupts_;
    int descriptor_;
    bool may_wait_ = true;  // it is no regular file
};

/// A file by its name, or why there is none.
using FileOrProblem = std::variant<std::string, Diagnostic>;

struct DealBatch {
    std::string file{};                    // that `lines` are of, as the user named it
    bool in_stream = false;                // `lines` are of standard input
    LineChunk lines{};
    std::vector<FileOrProblem> files{};    // with a deal each; of lines none
};

/// What messages call the source: "<stdin>" for "-".
std::string shown_name(const std::string& name);

class DealFeed {
public:
    DealFeed(std::vector<std::string> names, SourceRules rules, const Interrupts& interrupts)
        : sources_(std::move(names), rules), interrupts_(interrupts) {}

    /// Replaces `batch`; false at the end, or when an interrupt is pending.
    bool next(DealBatch& batch);

private:
    bool next_lines(DealBatch& batch);
    std::optional<std::variant<DealSource, Diagnostic>> next_source();
    void open_lines(const std::string& name, DealBatch& batch);

    DealSources sources_;
    const Interrupts& interrupts_;
    std::optional<std::variant<DealSource, Diagnostic>> put_back_{};
    std::string name_{};
    std::unique_ptr<LineChunks> lines_{};
};

inline constexpr Option only_option{
    "--only", "VERDICT",
    "of many deals show those with a claim that fails, is undetermined, unchecked, holds-by-rounding or holds, or that "
    "are unreadable; several with commas", true};

/// Without --only every deal is wanted.
class Wanted {
public:
    void want(Verdict verdict) {
        verdicts_[static_cast<std::size_t>(verdict)] = true;
        all_ = false;
    }
    void want_unreadable() {
        unreadable_ = true;
        all_ = false;
    }

    bool any_of(const std::vector<JudgedClaim>& claims) const;
    bool unreadable() const { return all_ || unreadable_; }

private:
    std::array<bool, 5> verdicts_{};
    bool unreadable_ = false;
    bool all_ = true;
};

std::variant<Wanted, Diagnostics> wanted_by(const Arguments& arguments);

/// The options of commands that take many deals.
inline constexpr Option lines_option{"--lines", "",
                                     "every file, and standard input, holds a deal on each line (NDJSON)"};
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
    bool strict = false;        // what is undetermined or unchecked fails too, and a deal without claims
    std::optional<DealRows::Of> rows{};  // none: a report at the end is all
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
