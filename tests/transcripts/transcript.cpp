// Runs the console blocks of Markdown files and compares what is printed: transcript [OPTION] PROGRAM FILE.md...
//
//   --accept    write what the program prints into the files, to be read before it is committed
//   --document  for a document of users: standard error follows standard output without a mark, the exit status is not
//               shown, and files may stay behind
//
// tests/README.md says how a transcript is written. The exit status is 1 after a difference, 2 where a file is not in
// order.

#include <sys/wait.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

namespace fs = std::filesystem;
using namespace std::string_literals;

std::string read(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("cannot read " + path.string());
    return {std::istreambuf_iterator<char>(file), {}};
}

void write(const fs::path& path, std::string_view text) {
    std::ofstream file(path, std::ios::binary);
    if (!file.write(text.data(), static_cast<std::streamsize>(text.size())).flush()) {
        throw std::runtime_error("cannot write " + path.string());
    }
}

/// Without their ends; what follows the last end is a line unless it is empty.
std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

// Bytes as a document can hold them. A line that it cannot hold, or that would be taken for something else, is written
// with \xHH and \\, and ends in " (esc)"; the last line of a text without a line break at the end ends in " (no-eol)".

constexpr std::string_view escaped_mark = " (esc)";
constexpr std::string_view no_end_mark = " (no-eol)";

/// The length of the UTF-8 character that `text` begins with if an editor shows it and leaves it alone, else 0.
std::size_t plain_character(std::string_view text) {
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
    const unsigned first = byte(0);
    if (first < 0x80) return first == '\t' || (first >= 0x20 && first != 0x7F) ? 1 : 0;
    const std::size_t length = first < 0xC2 || first > 0xF4 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (length == 0) return 0;
    char32_t point = first & (0xFFu >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0u) != 0x80) return 0;
        point = point << 6 | (byte(i) & 0x3Fu);
    }
    constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    const auto within = [&](char32_t from, char32_t to) { return from <= point && point <= to; };
    const bool acts = within(0x80, 0x9F) || within(0x200E, 0x200F) || within(0x2028, 0x202E) ||
                      within(0x2066, 0x2069) || point == 0xFEFF;
    return point < least[length] || point > 0x10FFFF || within(0xD800, 0xDFFF) || acts ? 0 : length;
}

void escape(std::string& out, char byte) {
    constexpr char digits[] = "0123456789abcdef";
    const auto value = static_cast<unsigned char>(byte);
    out += {'\\', 'x', digits[value >> 4], digits[value & 15]};
}

/// Whether a line of output would be read as a command, a mark or the end of a block.
bool is_mistakable(std::string_view line) {
    const bool bracketed = line.size() > 2 && line.front() == '[' && line.back() == ']';
    return line.starts_with("$ ") || line.starts_with("> ") || line.starts_with("```") || line == "[stderr]" ||
           (bracketed && std::all_of(line.begin() + 1, line.end() - 1, [](char c) { return c >= '0' && c <= '9'; }));
}

std::string shown_line(std::string_view line) {
    std::string out;
    bool escapes = line.ends_with(escaped_mark) || line.ends_with(no_end_mark);
    if (is_mistakable(line)) {
        escape(out, line.front());
        line.remove_prefix(1);
        escapes = true;
    }
    const std::string plain = std::string(line);
    for (std::size_t at = 0; at < plain.size();) {
        const std::size_t length = plain_character(line.substr(at));
        if (length == 0) {
            escape(out, line[at]);
            escapes = true;
        } else {
            out += line[at] == '\\' ? "\\\\"s : plain.substr(at, length);
        }
        at += std::max<std::size_t>(length, 1);
    }
    return escapes ? out + std::string(escaped_mark) : plain;
}

std::string shown(const std::string& bytes) {
    std::string text;
    for (const std::string& line : lines_of(bytes)) text += shown_line(line) + "\n";
    if (!bytes.empty() && bytes.back() != '\n') text.insert(text.size() - 1, no_end_mark);
    return text;
}

bool take_mark(std::string_view& line, std::string_view mark) {
    if (!line.ends_with(mark)) return false;
    line.remove_suffix(mark.size());
    return true;
}

/// The bytes of a line of an input file, with its end.
std::string bytes_of(std::string_view line) {
    const std::string end = take_mark(line, no_end_mark) ? "" : "\n";
    if (!take_mark(line, escaped_mark)) return std::string(line) + end;
    std::string bytes;
    for (std::size_t at = 0; at < line.size(); ++at) {
        unsigned value = 0;
        if (line[at] != '\\') {
            bytes += line[at];
        } else if (line.substr(at).starts_with("\\\\")) {
            bytes += line[++at];
        } else if (at + 3 < line.size() && line[at + 1] == 'x' &&
                   std::from_chars(&line[at + 2], &line[at + 2] + 2, value, 16).ptr == &line[at + 2] + 2) {
            bytes += static_cast<char>(value);
            at += 3;
        } else {
            throw std::runtime_error("a line that ends in \"(esc)\" knows \\xHH and \\\\ only");
        }
    }
    return bytes + end;
}

// A document is a list of steps.

struct Step {
    enum Kind { heading, file, command } kind;
    std::string text;   // the heading, the name of the file, the command
    std::size_t line;   // the index of its first line
    std::size_t begin;  // what follows, to `end`: the lines of the file, the output of the command
    std::size_t end;
};

class Parser {
public:
    Parser(const std::vector<std::string>& lines, bool document)
        : lines_(lines)
        , document_(document) {}

    std::vector<Step> run() {
        while (at_ < lines_.size()) step();
        if (std::none_of(steps_.begin(), steps_.end(), [](const Step& s) { return s.kind == Step::command; })) {
            fail("no console block was found");
        }
        return std::move(steps_);
    }

    /// The line that is being read, from 1.
    std::size_t line() const { return at_ + 1; }

private:
    [[noreturn]] void fail(const std::string& what) const { throw std::runtime_error(what); }

    void step() {
        const std::string& line = lines_[at_];
        if (line.starts_with("```")) return fence(line);
        if (line.starts_with("# ") || line.starts_with("## ")) {
            steps_.push_back({Step::heading, line.substr(line.find(' ') + 1), at_, at_, at_});
        }
        if (line.starts_with(" ") && line.find_first_not_of(' ') == line.find("```console")) {
            fail("a console block that is indented is not run");
        }
        ++at_;
    }

    void fence(const std::string& line) {
        const std::size_t ticks = line.find_first_not_of('`');
        const std::string closing(std::min(ticks, line.size()), '`');
        const auto end = std::find(lines_.begin() + static_cast<std::ptrdiff_t>(at_) + 1, lines_.end(), closing);
        if (end == lines_.end()) fail("a block is not closed");
        const auto last = static_cast<std::size_t>(end - lines_.begin());
        const std::string info = line.substr(closing.size());
        const std::size_t blank = info.find(' ');
        if (info == "console") {
            commands(last);
        } else if (blank != std::string::npos) {
            steps_.push_back({Step::file, info.substr(blank + 1), at_, at_ + 1, last});
        } else if (!document_) {
            fail("a block is of commands, \"```console\", or of a file, \"```json deal.json\"");
        }
        at_ = last + 1;
    }

    /// A command goes on in the next line after a backslash, and in lines that begin with "> ".
    void commands(std::size_t last) {
        while (++at_ < last) {
            if (!lines_[at_].starts_with("$ ")) fail("a console block begins with a command: \"$ ...\"");
            Step step{Step::command, lines_[at_].substr(2), at_, 0, 0};
            for (++at_; at_ < last; ++at_) {
                if (lines_[at_].starts_with("> ")) {
                    step.text += "\n" + lines_[at_].substr(2);
                } else if (step.text.ends_with("\\")) {
                    step.text += "\n" + lines_[at_];
                } else {
                    break;
                }
            }
            step.begin = at_;
            while (at_ < last && !lines_[at_].starts_with("$ ")) ++at_;
            step.end = at_--;
            steps_.push_back(step);
        }
    }

    const std::vector<std::string>& lines_;
    bool document_;
    std::size_t at_ = 0;
    std::vector<Step> steps_;
};

/// A folder of our own, with the program on the path. Commands run in `run` below it, beside `golden`, and see `data`.
class Surroundings {
public:
    explicit Surroundings(const fs::path& program) {
        const fs::path target = fs::canonical(program);
        std::string pattern = (fs::temp_directory_path() / "transcript.XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("cannot make a folder");
        folder_ = fs::canonical(pattern);
        fs::create_directory(folder_ / "bin");
        fs::create_symlink(target, folder_ / "bin" / "dealcalc");
        fs::copy(data_source, folder_ / "data", fs::copy_options::recursive);
        fs::create_symlink(golden_source, folder_ / "golden");

        // Nothing in the surroundings may change a byte of the output.
        const char* path = std::getenv("PATH");
        setenv("PATH", ((folder_ / "bin").string() + ":" + (path ? path : "/usr/bin:/bin")).c_str(), 1);
        setenv("LC_ALL", "C.UTF-8", 1);
        setenv("TZ", "UTC", 1);
        for (const char* name : {"COLUMNS", "LINES", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "FORCE_COLOR", "TERM",
                                 "LANG", "LANGUAGE", "GITHUB_STEP_SUMMARY"}) {
            unsetenv(name);
        }
    }

    ~Surroundings() {
        std::error_code ignored;
        fs::current_path("/", ignored);
        fs::remove_all(folder_, ignored);
    }

    Surroundings(const Surroundings&) = delete;
    Surroundings& operator=(const Surroundings&) = delete;

    fs::path path(const char* name) const { return folder_ / name; }

    void begin_case() {
        fs::current_path(folder_);
        fs::remove_all("run");
        fs::create_directory("run");
        fs::create_symlink("../data", "run/data");
        fs::current_path("run");
    }

    bool data_is_untouched() const {
        return std::system(("diff -r '"s + data_source + "' '" + path("data").string() + "'").c_str()) == 0;
    }

private:
    static constexpr const char* data_source = DEALCALC_SOURCE_DIR "/data";
    static constexpr const char* golden_source = DEALCALC_SOURCE_DIR "/tests/transcripts/golden";
    fs::path folder_;
};

class Document {
public:
    Document(Surroundings& surroundings, std::string name, bool document)
        : surroundings_(surroundings)
        , name_(std::move(name))
        , path_(fs::absolute(name_))
        , document_(document)
        , lines_(lines_of(read(path_))) {}

    /// Whether nothing differed.
    bool run() {
        Parser parser(lines_, document_);
        try {
            steps_ = parser.run();
        } catch (const std::runtime_error& error) {
            throw std::runtime_error(name_ + ":" + std::to_string(parser.line()) + ": " + error.what());
        }
        begin_case("the beginning");
        bool in_title = true;
        for (const Step& step : steps_) {
            if (step.kind == Step::heading) {
                if (in_title && lines_[step.line].starts_with("## ")) {
                    shared_ = files_;
                    in_title = false;
                }
                end_case();
                begin_case(step.text);
            } else if (step.kind == Step::file) {
                make_file(step);
            } else {
                run_command(step);
            }
        }
        end_case();
        std::cout << name_ << ": " << passed_ << " commands passed, " << failed_ << " failed\n";
        return failed_ == 0;
    }

    void accept() const {
        std::string text;
        std::size_t at = 0;
        const auto copy_to = [&](std::size_t end) {
            for (; at < end; ++at) text += lines_[at] + "\n";
        };
        for (const auto& [step, output] : found_) {
            copy_to(step->begin);
            text += output;
            at = step->end;
        }
        copy_to(lines_.size());
        write(path_, text);
    }

private:
    void begin_case(const std::string& heading) {
        surroundings_.begin_case();
        heading_ = heading;
        files_.clear();
        last_status_ = 0;
        for (const auto& [name, bytes] : shared_) put(name, bytes);
    }

    void put(const std::string& name, const std::string& bytes) {
        if (fs::path(name).has_parent_path()) fs::create_directories(fs::path(name).parent_path());
        write(name, bytes);
        files_[name] = bytes;
    }

    void make_file(const Step& step) {
        std::string bytes;
        for (std::size_t i = step.begin; i < step.end; ++i) bytes += bytes_of(lines_[i]);
        put(step.text, bytes);
    }

    void run_command(const Step& step) {
        write(surroundings_.path("command"), "(exit " + std::to_string(last_status_) + ")\n" + step.text + "\n");
        const int ended = std::system("exec sh ../command </dev/null >../out 2>../err");
        last_status_ = WIFEXITED(ended) ? WEXITSTATUS(ended) : 128 + WTERMSIG(ended);
        const std::string found = output(read(surroundings_.path("out")), read(surroundings_.path("err")));
        std::string expected;
        for (std::size_t i = step.begin; i < step.end; ++i) expected += lines_[i] + "\n";
        found_.emplace_back(&step, found);
        if (found == expected) {
            ++passed_;
        } else {
            complain(step.line, step.text);
            write(surroundings_.path("expected"), expected);
            write(surroundings_.path("found"), found);
            std::cout << std::flush;
            if (std::system("diff -u ../expected ../found | tail -n +3") != 0) throw std::runtime_error("no diff");
        }
    }

    /// Standard error begins after "[stderr]". Without that mark it is all that was printed where the status is 2 or
    /// more, and nothing otherwise.
    std::string output(const std::string& out, const std::string& err) const {
        if (document_) return shown(out + err);
        std::string text = shown(out);
        if (last_status_ >= 2 ? !out.empty() : !err.empty()) text += "[stderr]\n";
        text += shown(err);
        if (last_status_ != 0) text += "[" + std::to_string(last_status_) + "]\n";
        return text;
    }

    /// Inputs are as they were, and nothing else is there.
    void end_case() {
        if (document_) return;
        std::set<fs::path> folders;
        for (const auto& [name, bytes] : files_) {
            for (fs::path path = name; path.has_parent_path();) folders.insert(path = path.parent_path());
            if (!fs::is_regular_file(fs::symlink_status(name)) || read(name) != bytes) {
                complain_of_case(name + " was an input, and is changed");
            }
        }
        for (const auto& entry : fs::recursive_directory_iterator(".")) {
            const fs::path path = entry.path().lexically_relative(".");
            if (path == "data" || folders.contains(path) || files_.contains(path.string())) continue;
            complain_of_case(path.string() + " was made, and is neither shown nor removed");
        }
    }

    void complain(std::size_t line, const std::string& what) {
        std::cout << "FAILED " << name_ << ":" << line + 1 << ": " << what << "\n";
        ++failed_;
    }

    void complain_of_case(const std::string& what) {
        std::cout << "FAILED " << name_ << ": " << heading_ << ": " << what << "\n";
        ++failed_;
    }

    Surroundings& surroundings_;
    std::string name_;
    fs::path path_;
    bool document_;
    std::vector<std::string> lines_;
    std::vector<Step> steps_;
    std::map<std::string, std::string> shared_;  // files before the first "##", for all cases
    std::string heading_;
    std::map<std::string, std::string> files_;  // the inputs of the case
    int last_status_ = 0;
    int passed_ = 0;
    int failed_ = 0;
    std::vector<std::pair<const Step*, std::string>> found_;
};

int run(std::vector<std::string> arguments) {
    const auto option = [&](const std::string& name) { return std::erase(arguments, name) > 0; };
    const bool accept = option("--accept");
    const bool document = option("--document");
    if (arguments.size() < 2 || std::any_of(arguments.begin(), arguments.end(),
                                            [](const std::string& word) { return word.starts_with("--"); })) {
        std::cerr << "usage: transcript [--accept] [--document] PROGRAM FILE.md...\n";
        return 2;
    }
    Surroundings surroundings(arguments[0]);
    const fs::path here = fs::current_path();
    bool good = true;
    for (std::size_t i = 1; i < arguments.size(); ++i) {
        fs::current_path(here);
        Document transcript(surroundings, arguments[i], document);
        if (!transcript.run()) {
            good = false;
            if (accept) transcript.accept();
        }
    }
    return surroundings.data_is_untouched() && good ? 0 : 1;
}

}  // namespace

int main(int count, char** words) {
    try {
        return run({words + 1, words + count});
    } catch (const std::exception& error) {
        std::cerr << error.what() << "\n";
        return 2;
    }
}
