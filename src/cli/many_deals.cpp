#include "cli/many_deals.hpp"

#include <algorithm>
#include <charconv>
#include <memory>
#include <thread>
#include <utility>

#include <sys/stat.h>
#include <unistd.h>

#include <dealcalc/input/read.hpp>
#include <dealcalc/render/diagnostics.hpp>
#include <fmt/core.h>

#include "base/text.hpp"
#include "cli/command_line.hpp"
#include "cli/deal_feed.hpp"
#include "cli/in_order.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"

namespace dealcalc::cli {
namespace {

constexpr std::size_t most_jobs = 256;

/// Reads the deals of a batch and has the command work on each.
class BatchWork {
public:
    BatchWork(std::unique_ptr<DealWork> work, const Showing& showing)
        : work_(std::move(work)), interrupts_(showing.interrupts), problem_style_(showing.console.err) {}

    void operator()(DealBatch& batch, Part& part) {
        part.clear();
        part.bytes = batch.lines.bytes.size();
        if (batch.lines.too_long) pass_over_long(place_in(batch, batch.lines.first_line), part);
        for_each_line(batch.lines, [&](std::string_view line, std::size_t number) {
            const DealPlace place = place_in(batch, number);
            if (line.size() > longest_line) return pass_over_long(place, part);
            take(line, batch.file, place, part);
        });
        for (const FileOrProblem& file : batch.files) {
            if (const auto* problem = std::get_if<Diagnostic>(&file)) {
                pass_over({*problem}, {{}, {problem->place.file}}, part);
            } else {
                take_file(std::get<std::string>(file), part);
            }
        }
    }

private:
    static DealPlace place_in(const DealBatch& batch, std::size_t line) { return {batch.file, line, batch.in_stream}; }

    void pass_over_long(const DealPlace& place, Part& part) {
        static_assert(longest_line == std::size_t{4} << 20);
        Diagnostic problem{"too-large", "the line is longer than 4 MiB", {},
                           "a line holds one deal; a larger one stands in a file of its own"};
        problem.place.file = place.file;
        problem.place.line = place.line;
        problem.place.column = 1;
        pass_over({problem}, {{}, place}, part);
    }

    void take(std::string_view text, const std::string& file, const DealPlace& place, Part& part) {
        const Deal* deal = reader_.read(text, file, std::max<std::size_t>(place.line, 1));
        if (!deal) return pass_over(reader_.problems(), {reader_.unread_id(), place}, part);
        work_->take(*deal, place, part);
    }

    void take_file(const std::string& name, Part& part) try {
        const std::string shown = shown_name(name);
        bytes_.clear();
        InputFile file(name, interrupts_);
        constexpr std::size_t step = std::size_t{1} << 16;
        while (const std::size_t count = file.read(bytes_.room(step), step)) {
            bytes_.grow(count);
            if (bytes_.size() > most_deal_bytes) break;
        }
        part.bytes += bytes_.size();
        take(bytes_.text(), shown, {shown}, part);
        bytes_.clear();
        bytes_.trim(step * 4);
    } catch (const ReadFailure& failure) {
        const std::string shown = shown_name(name);
        pass_over({cannot_read(shown, failure.error)}, {{}, {shown}}, part);
    }

    void pass_over(const Diagnostics& problems, UnreadDeal unread, Part& part) {
        ++part.tally.unreadable;
        part.complaints += render_diagnostics(problems, problem_style_);
        unread.problems = &problems;
        work_->pass_over(unread, part);
    }

    std::unique_ptr<DealWork> work_;
    const Interrupts& interrupts_;
    Style problem_style_;
    DealReader reader_{};
    ByteBuffer bytes_{};
};

/// The bytes of all files, where each is named and has a size.
std::uint64_t total_bytes(const std::vector<std::string>& names) {
    std::uint64_t total = 0;
    for (const std::string& name : names) {
        struct stat status {};
        const bool known = name == "-" ? ::fstat(STDIN_FILENO, &status) == 0 : ::stat(name.c_str(), &status) == 0;
        if (!known || !S_ISREG(status.st_mode)) return 0;
        total += static_cast<std::uint64_t>(status.st_size);
    }
    return total;
}

/// Puts the parts together, one after the other.
class Assembly {
public:
    Assembly(const Showing& showing, std::uint64_t total)
        : showing_(showing),
          on_terminal_(showing.console.out_is_terminal && showing.presentation.file.empty()),
          progress_(showing.console.shows_progress, total) {}

    bool write(std::string_view rows) {
        if (rows.empty()) return true;
        if (on_terminal_) progress_.hide();
        return showing_.sink(rows);
    }

    bool add(const Part& part) {
        if (!write(part.rows)) return false;
        if (!part.complaints.empty()) {
            progress_.hide();
            write_standard_error(part.complaints);
        }
        add_to(tally_, part.tally);
        add_to(totals_, part.totals);
        bytes_ += part.bytes;
        progress_.at(tally_.deals, bytes_);
        return true;
    }

    const Tally& tally() const { return tally_; }
    const Totals& totals() const { return totals_; }

private:
    const Showing& showing_;
    bool on_terminal_;
    Progress progress_;
    Tally tally_{};
    Totals totals_{};
    std::uint64_t bytes_ = 0;
};

int status_of(const Tally& tally, const ManyDeals& many) {
    if (tally.unreadable > 0) return status::could_not;
    if (!many.claims_decide) return status::done;
    const std::size_t unsettled = tally.of(Verdict::undetermined) + tally.of(Verdict::unchecked);
    return tally.of(Verdict::fails) > 0 || (many.strict && unsettled > 0) ? status::claim_fails : status::done;
}

std::string heading_of(const ManyDeals& many, const Showing& showing) {
    std::string heading;
    showing.presentation.format->rows->heading(heading, many.columns);
    return heading;
}

/// False where the reader went away.
bool put_together(const ManyDeals& many, const Showing& showing, Assembly& assembly) {
    bool read_on = many.columns.empty() || assembly.write(heading_of(many, showing));
    if (!read_on) return false;
    DealFeed feed(many.names, many.rules, showing.interrupts);
    in_order<DealBatch, Part>(
        many.jobs, [&](DealBatch& batch) { return feed.next(batch); },
        [&] { return BatchWork(many.make_work(showing), showing); },
        [&](Part& part) { return read_on = assembly.add(part); });
    if (!read_on || showing.interrupts.pending() || !many.conclusion) return read_on;
    const Report report = many.conclusion(assembly.totals(), assembly.tally());
    return assembly.write(bytes_of(report, showing.presentation));
}

/// Whether a total could not be told; says which.
bool complain_of_overflow(const Totals& totals, const Console& console) {
    Diagnostics problems;
    const auto look_at = [&](const MoneyTotal& total, std::string_view whose) {
        if (!std::holds_alternative<Unknown>(exposure_of(total))) return;
        problems.push_back({"overflow",
                            fmt::format("the total of {} in {} does not fit in 128 bits", whose, total.currency.code()),
                            {},
                            "add up fewer deals at a time"});
    };
    for (const MoneyTotal& total : totals.by_investor) look_at(total, visible(total.investor));
    for (const MoneyTotal& total : by_currency(totals)) look_at(total, "all investors");
    complain(problems, console);
    return !problems.empty();
}

int run(const ManyDeals& many, const Showing& showing) {
    Tally tally;
    bool ended_well = false;
    bool overflown = false;
    {
        Assembly assembly(showing, total_bytes(many.names));
        try {
            ended_well = put_together(many, showing, assembly) && !showing.interrupts.pending();
        } catch (const Interrupted&) {
        }
        tally = assembly.tally();
        overflown = complain_of_overflow(assembly.totals(), showing.console);
    }
    if (ended_well) write_standard_error((many.conclusion ? deals_words(tally) : tally_words(tally)) + "\n");
    return overflown ? status::could_not : status_of(tally, many);
}

std::optional<std::size_t> jobs_in(const std::string& text) {
    std::size_t jobs = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), jobs);
    const bool good = error == std::errc() && end == text.data() + text.size() && jobs >= 1 && jobs <= most_jobs;
    return good ? std::optional(jobs) : std::nullopt;
}

/// The names of the formats that show a row as soon as it is made.
std::vector<std::string_view> row_formats() {
    std::vector<std::string_view> names;
    for (const Format& format : formats()) {
        if (format.rows) names.push_back(format.name);
    }
    return names;
}

bool any_directory(const std::vector<std::string>& names) {
    return std::any_of(names.begin(), names.end(), names_directory);
}

/// An option that is about many deals, or a file of lines.
bool speaks_of_lines(const Arguments& arguments) {
    for (const std::string_view option : {"--lines", "--recursive", "--jobs", "--only"}) {
        if (arguments.has(option)) return true;
    }
    const std::vector<std::string>& names = arguments.positionals();
    return std::any_of(names.begin(), names.end(), names_lines);
}

}  // namespace

void Part::clear() {
    rows.clear();
    complaints.clear();
    tally = {};
    totals = {};
    bytes = 0;
}

bool speaks_of_many(const Arguments& arguments) {
    if (speaks_of_lines(arguments)) return true;
    const Format* format = asked_format(arguments);
    return format && format->rows && any_directory(arguments.positionals());
}

std::variant<ManyDeals, Diagnostics> many_deals_of(const Arguments& arguments, bool rows) {
    Diagnostics problems;
    ManyDeals many;
    many.names = arguments.positionals();
    many.rules = {arguments.has("--lines"), arguments.has("--recursive")};
    many.strict = arguments.has("--strict");
    if (many.names.empty() && many.rules.all_lines) many.names = {"-"};
    if (many.names.empty()) {
        problems.push_back(usage_problem("no deals are named",
                                         "name files or directories, or give --lines to read standard input"));
    }
    if (many.rules.recursive && !any_directory(many.names)) {
        problems.push_back(usage_problem("--recursive names no directory to go into", "name one, or leave it out"));
    }
    many.jobs = std::max(1U, std::thread::hardware_concurrency());
    if (const auto text = arguments.value("--jobs")) {
        const auto jobs = jobs_in(*text);
        if (!jobs) {
            problems.push_back(usage_problem(fmt::format("--jobs cannot be \"{}\"", *text),
                                             fmt::format("give a number of threads from 1 to {}", most_jobs)));
        }
        many.jobs = jobs.value_or(1);
    }
    const Format* format = asked_format(arguments);
    if (rows && format && !format->rows) {
        problems.push_back(usage_problem(fmt::format("{} shows one whole report, and not many deals", format->name),
                                         fmt::format("choose one of {}", join(row_formats(), ", "))));
    }
    for (const std::string_view option : {"--tidy", "--bom"}) {
        if (!rows || !arguments.has(option)) continue;
        problems.push_back(usage_problem(fmt::format("{} is of whole reports, and not of many deals", option), "leave it out"));
    }
    if (!problems.empty()) return problems;
    return many;
}

Stream stream_of(ManyDeals many) {
    return [many = std::move(many)](const Showing& showing) { return run(many, showing); };
}

}  // namespace dealcalc::cli
