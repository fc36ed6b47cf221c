#pragma once
// Terminal colours in tests: take them out and what is left must be the plain text.

#include <cstddef>
#include <string>

namespace test {

/// The text without its colour codes, each from ESC to the next m.
inline std::string without_escapes(const std::string& text) {
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\x1b') {
            at = text.find('m', at);
        } else {
            plain += text[at];
        }
    }
    return plain;
}

}  // namespace test
