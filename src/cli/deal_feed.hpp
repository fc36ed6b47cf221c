#pragma once
// The deals of many sources in pieces of work: some lines of a file, or some files.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <dealcalc/base/diagnostic.hpp>
#include <dealcalc/input/lines.hpp>

#include "cli/interrupts.hpp"
#include "cli/sources.hpp"

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

}  // namespace dealcalc::cli
