#pragma once
// The bytes of a file or a stream, or the diagnostic that says why there are none.

#include <cstdio>
#include <string>
#include <string_view>
#include <variant>

#include <dealcalc/base/diagnostic.hpp>
#include <dealcalc/input/read.hpp>

namespace dealcalc::input {

/// From where the stream stands to its end; `name` is what messages call it. Reads no more than a little past
/// `most` bytes.
std::variant<std::string, Diagnostic> bytes_from(std::FILE* file, const std::string& name,
                                                std::size_t most = most_deal_bytes);

std::variant<std::string, Diagnostic> bytes_of_file(const std::string& path, std::size_t most = most_deal_bytes);

/// Without the byte order mark that some programs write before UTF-8 (RFC 8259 lets a reader ignore it). Columns count
/// from behind it, as editors do.
constexpr std::string_view after_byte_order_mark(std::string_view text) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    return text.starts_with(mark) ? text.substr(mark.size()) : text;
}

}  // namespace dealcalc::input
