#include "cli/deal_feed.hpp"

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <dealcalc/input/read.hpp>

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

}  // namespace dealcalc::cli
