#pragma once
// The bytes of a file or a stream, or the diagnostic that says why there are none.

#include <cstdio>
#include <string>
#include <variant>

#include <dealcalc/base/diagnostic.hpp>

namespace dealcalc::input {

/// From where the stream stands to its end; `name` is what messages call it. Reads no more than a little past the
/// largest text that check_bytes lets through.
std::variant<std::string, Diagnostic> bytes_from(std::FILE* file, const std::string& name);

std::variant<std::string, Diagnostic> bytes_of_file(const std::string& path);

}  // namespace dealcalc::input
