#include <dealcalc/input/read.hpp>

#include <array>
#include <cerrno>
#include <stdexcept>
#include <system_error>
#include <utility>

#include <dealcalc/input/built_in.hpp>

#include "input/bytes.hpp"
#include "input/deal_reader.hpp"

namespace dealcalc {
namespace {

static_assert(most_deal_bytes == input::most_file_bytes);

/// Reads the text into the draft. Nothing is wrong with its deal where there are no diagnostics.
Diagnostics read_into(input::Draft& draft, const input::Document& document) try {
    read_draft(draft, document.text, document.first_line);
    if (!draft.reading.problems.empty()) return diagnose(draft.reading.problems, document, input::deal_file);
    draft.deal.file = document.file;
    return {};
} catch (const input::JsonFault& fault) {
    return {diagnose(fault.problem, document, fault.pointer)};
}

struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

/// One byte past the limit is enough to know that a file is too large.
std::string read_all(std::FILE* file, std::size_t most) {
    std::string text;
    std::array<char, 65536> buffer;
    while (text.size() <= most) {
        const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), file);
        text.append(buffer.data(), count);
        if (count == 0) break;
    }
    return text;
}

ReadDeal read_bytes(const std::variant<std::string, Diagnostic>& bytes, const std::string& name) {
    if (const auto* failure = std::get_if<Diagnostic>(&bytes)) return {std::nullopt, {*failure}};
    return read_deal(std::get<std::string>(bytes), name);
}

}  // namespace

// ---- texts

ReadDeal read_deal(std::string_view text, const std::string& file, std::size_t first_line) {
    input::Draft draft;
    Diagnostics problems = read_into(draft, {input::after_byte_order_mark(text), file, first_line});
    if (!problems.empty()) return {std::nullopt, std::move(problems), std::move(draft.deal.id)};
    return {std::move(draft.deal), {}};
}

struct DealReader::State {
    input::Draft draft{};
    Diagnostics problems{};
};

DealReader::DealReader()
    : state_(std::make_unique<State>()) {}
DealReader::~DealReader() = default;
DealReader::DealReader(DealReader&&) noexcept = default;
DealReader& DealReader::operator=(DealReader&&) noexcept = default;

const Deal* DealReader::read(std::string_view text, const std::string& file, std::size_t first_line) {
    state_->problems = read_into(state_->draft, {input::after_byte_order_mark(text), file, first_line});
    return state_->problems.empty() ? &state_->draft.deal : nullptr;
}

const Diagnostics& DealReader::problems() const {
    return state_->problems;
}

const std::string& DealReader::unread_id() const {
    return state_->draft.deal.id;
}

Deal built_in_deal() {
    ReadDeal read = read_deal(built_in_deal_text(), std::string(built_in_name));
    if (!read.deal) throw std::logic_error("the built-in deal: " + read.problems.front().message);
    return *std::move(read.deal);
}

// ---- files

Diagnostic cannot_read(const std::string& name, int error) {
    Diagnostic diagnostic{"cannot-read", "the file cannot be read: " + std::generic_category().message(error), {}, ""};
    if (error == ENOENT) diagnostic = {"no-such-file", "there is no such file", {}, "check the name and the directory"};
    if (error == EISDIR) diagnostic = {"is-directory", "this is a directory, not a file", {}, "name the files in it"};
    if (error == EACCES) diagnostic = {"no-permission", "the file may not be read", {}, "check its permissions"};
    diagnostic.place.file = name;
    return diagnostic;
}

std::variant<std::string, Diagnostic> input::bytes_from(std::FILE* file, const std::string& name, std::size_t most) {
    errno = 0;
    std::string text = read_all(file, most);
    if (std::ferror(file) != 0) return cannot_read(name, errno);
    return text;
}

std::variant<std::string, Diagnostic> input::bytes_of_file(const std::string& path, std::size_t most) {
    errno = 0;
    const std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "rb"));
    if (!file) return cannot_read(path, errno);
    return bytes_from(file.get(), path, most);
}

ReadDeal read_deal_from(std::FILE* file, const std::string& name) {
    return read_bytes(input::bytes_from(file, name), name);
}

ReadDeal read_deal_file(const std::string& path) {
    return read_bytes(input::bytes_of_file(path), path);
}

}  // namespace dealcalc
