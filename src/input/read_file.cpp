#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <variant>

#include <dealcalc/input/read.hpp>

#include "input/json_tree.hpp"

namespace dealcalc {
namespace {

struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

Diagnostic failure(const std::string& path, int error) {
    Diagnostic diagnostic{"cannot-read", "the file cannot be read: " + std::generic_category().message(error), {}, ""};
    if (error == ENOENT) diagnostic = {"no-such-file", "there is no such file", {}, "check the name and the directory"};
    if (error == EISDIR) diagnostic = {"is-directory", "this is a directory, not a file", {}, "name the files in it"};
    if (error == EACCES) diagnostic = {"no-permission", "the file may not be read", {}, "check its permissions"};
    diagnostic.place.file = path;
    return diagnostic;
}

/// The bytes, or the number of the error. One byte past the limit is enough to know that a file is too large.
std::variant<std::string, int> read_bytes(std::FILE* file) {
    errno = 0;
    std::string text;
    std::array<char, 65536> buffer;
    while (text.size() <= input::most_bytes) {
        const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), file);
        text.append(buffer.data(), count);
        if (count == 0) break;
    }
    if (std::ferror(file) != 0) return errno;
    return text;
}

}  // namespace

ReadDeal read_deal_from(std::FILE* file, const std::string& name) {
    const auto bytes = read_bytes(file);
    if (const int* error = std::get_if<int>(&bytes)) return {std::nullopt, {failure(name, *error)}};
    return read_deal(std::get<std::string>(bytes), name);
}

ReadDeal read_deal_file(const std::string& path) {
    errno = 0;
    const std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "rb"));
    if (!file) return {std::nullopt, {failure(path, errno)}};
    return read_deal_from(file.get(), path);
}

}  // namespace dealcalc
