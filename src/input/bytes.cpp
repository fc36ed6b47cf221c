#include "input/bytes.hpp"

#include <array>
#include <cerrno>
#include <memory>
#include <system_error>

#include <dealcalc/input/read.hpp>

namespace dealcalc::input {
namespace {

struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

/// One byte past the limit is enough to know that a file is too large.
std::string read_all(std::FILE* file) {
    std::string text;
    std::array<char, 65536> buffer;
    while (text.size() <= most_deal_bytes) {
        const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), file);
        text.append(buffer.data(), count);
        if (count == 0) break;
    }
    return text;
}

}  // namespace

std::variant<std::string, Diagnostic> bytes_from(std::FILE* file, const std::string& name) {
    errno = 0;
    std::string text = read_all(file);
    if (std::ferror(file) != 0) return cannot_read(name, errno);
    return text;
}

std::variant<std::string, Diagnostic> bytes_of_file(const std::string& path) {
    errno = 0;
    const std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "rb"));
    if (!file) return cannot_read(path, errno);
    return bytes_from(file.get(), path);
}

}  // namespace dealcalc::input

namespace dealcalc {

Diagnostic cannot_read(const std::string& name, int error) {
    Diagnostic diagnostic{"cannot-read", "the file cannot be read: " + std::generic_category().message(error), {}, ""};
    if (error == ENOENT) diagnostic = {"no-such-file", "there is no such file", {}, "check the name and the directory"};
    if (error == EISDIR) diagnostic = {"is-directory", "this is a directory, not a file", {}, "name the files in it"};
    if (error == EACCES) diagnostic = {"no-permission", "the file may not be read", {}, "check its permissions"};
    diagnostic.place.file = name;
    return diagnostic;
}

}  // namespace dealcalc
