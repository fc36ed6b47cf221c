#include "cli/batch.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <memory>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <dealcalc/input/read.hpp>
#include <dealcalc/render/diagnostics.hpp>
#include <fmt/core.h>

#include "base/suggest.hpp"
#include "base/text.hpp"
#include "cli/arguments.hpp"
#include "cli/in_order.hpp"
#include "cli/output.hpp"

namespace dealcalc::cli {
namespace {

/// Files of a folder are small: so many of them are worth the hand-over to another thread.
constexpr std::size_t files_a_batch = 32;

}  // namespace

/// A named pipe is opened without waiting for who writes to it: it is waited for where an interrupt is heard.
InputFile::InputFile(const std::string& name, const Interrupts& interrupts)
    : interrupts_(interrupts),
      descriptor_(name == "-" ? STDIN_FILENO : ::open(name.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {
    if (descriptor_ < 0) throw ReadFailure{errno};
    struct stat status {};
    may_wait_ = ::fstat(descriptor_, &status) != 0 || !S_ISREG(status.st_mode);
    if (may_wait_ && name != "-") ::fcntl(descriptor_, F_SETFL, O_RDONLY);
}

InputFile::~InputFile() {
    if (descriptor_ != STDIN_FILENO) ::close(descriptor_);
}

std::size_t InputFile::read(char* to, std::size_t most) {
    if (may_wait_ && !interrupts_.wait_to_read(descriptor_)) throw Interrupted{};
    for (;;) {
        const ssize_t count = ::read(descriptor_, to, most);
        if (count >= 0) return static_cast<std::size_t>(count);
        if (errno != EINTR) throw ReadFailure{errno};
    }
}

std::string shown_name(const std::string& name) { return name == "-" ? "<stdin>" : name; }

bool DealFeed::next(DealBatch& batch) {
    batch.files.clear();
    batch.file.clear();
    batch.lines.clear();
    if (interrupts_.pending()) return false;
    if (next_lines(batch)) return true;
    while (batch.files.size() < files_a_batch) {
        auto source = next_source();
        if (!source) break;
        if (auto* problem = std::get_if<Diagnostic>(&*source)) {
            batch.files.push_back(std::move(*problem));
            continue;
        }
        auto& [name, is_lines] = std::get<DealSource>(*source);
        if (!is_lines) {
            batch.files.push_back(std::move(name));
        } else if (!batch.files.empty()) {
            put_back_ = std::move(source);
            break;
        } else {
            open_lines(name, batch);
            if (next_lines(batch)) return true;
        }
    }
    return !batch.files.empty();
}

std::optional<std::variant<DealSource, Diagnostic>> DealFeed::next_source() {
    if (put_back_) return std::exchange(put_back_, std::nullopt);
    return sources_.next();
}

/// A file that cannot be read is a problem in its place among the files.
void DealFeed::open_lines(const std::string& name, DealBatch& batch) try {
    name_ = name;
    auto file = std::make_shared<InputFile>(name, interrupts_);
    lines_ = std::make_unique<LineChunks>([file](char* to, std::size_t most) { return file->read(to, most); },
                                          LineChunks::Limits{});
} catch (const ReadFailure& failure) {
    batch.files.push_back(cannot_read(shown_name(name_), failure.error));
}

bool DealFeed::next_lines(DealBatch& batch) try {
    if (!lines_) return false;
    batch.file = shown_name(name_);
    batch.in_stream = name_ == "-";
    if (lines_->next(batch.lines)) return true;
    lines_.reset();
    batch.file.clear();
    return false;
} catch (const ReadFailure& failure) {
    lines_.reset();
    batch.file.clear();
    batch.lines.clear();
    batch.files.push_back(cannot_read(shown_name(name_), failure.error));
    return false;
} catch (const Interrupted&) {
    return false;
}

namespace {

constexpr std::string_view unreadable = "unreadable";

constexpr std::array<std::pair<std::string_view, Verdict>, 5> verdict_words = {{
    {"fails", Verdict::fails},
    {"undetermined", Verdict::undetermined},
    {"unchecked", Verdict::unchecked},
    {"holds-by-rounding", Verdict::holds_by_rounding},
    {"holds", Verdict::holds},
}};

Diagnostic unknown_word(std::string_view word) {
    std::vector<std::string_view> known = {unreadable};
    for (const auto& [name, verdict] : verdict_words) known.push_back(name);
    const auto close = nearest(word, known);
    return usage_problem(fmt::format("--only cannot be \"{}\"", word),
                         close ? fmt::format("did you mean {}?", *close)
                               : fmt::format("choose among {}", join(known, ", ")));
}

void want(Wanted& wanted, std::string_view word, Diagnostics& problems) {
    const auto found = std::ranges::find(verdict_words, word, &std::pair<std::string_view, Verdict>::first);
    if (word == unreadable) {
        wanted.want_unreadable();
    } else if (found != verdict_words.end()) {
        wanted.want(found->second);
    } else {
        problems.push_back(unknown_word(word));
    }
}

}  // namespace

bool Wanted::any_of(const std::vector<JudgedClaim>& claims) const {
    const auto is_wanted = [&](const JudgedClaim& claim) { return verdicts_[static_cast<std::size_t>(claim.verdict)]; };
    return all_ || std::any_of(claims.begin(), claims.end(), is_wanted);
}

std::variant<Wanted, Diagnostics> wanted_by(const Arguments& arguments) {
    Wanted wanted;
    Diagnostics problems;
    for (const std::string& list : arguments.values("--only")) {
        for (std::string_view rest = list;;) {
            const std::size_t comma = rest.find(',');
            want(wanted, rest.substr(0, comma), problems);
            if (comma == std::string_view::npos) break;
            rest.remove_prefix(comma + 1);
        }
    }
    if (!problems.empty()) return problems;
    return wanted;
}

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
    const std::size_t unsettled = tally.of(Verdict::undetermined) + tally.of(Verdict::unchecked) + tally.without_claims;
    return tally.of(Verdict::fails) > 0 || (many.strict && unsettled > 0) ? status::claim_fails : status::done;
}

std::string heading_of(const ManyDeals& many, const Showing& showing) {
    std::string heading;
    const RowForm& form = *showing.presentation.format->rows;
    form.heading(heading, DealRows(*many.rows, form.audience).table());
    return heading;
}

/// False where the reader went away.
bool put_together(const ManyDeals& many, const Showing& showing, Assembly& assembly) {
    bool read_on = !many.rows || assembly.write(heading_of(many, showing));
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

int run(const ManyDeals& many, const Showing& showing) {
    Tally tally;
    bool ended_well = false;
    {
        Assembly assembly(showing, total_bytes(many.names));
        try {
            ended_well = put_together(many, showing, assembly) && !showing.interrupts.pending();
        } catch (const Interrupted&) {
        }
        tally = assembly.tally();
    }
    if (ended_well) write_standard_error((many.conclusion ? deals_words(tally) : tally_words(tally)) + "\n");
    return status_of(tally, many);
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
        problems.push_back(
            usage_problem(fmt::format("{} is of whole reports, and not of many deals", option), "leave it out"));
    }
    if (!problems.empty()) return problems;
    return many;
}

Stream stream_of(ManyDeals many) {
    return [many = std::move(many)](const Showing& showing) { return run(many, showing); };
}

}  // namespace dealcalc::cli
