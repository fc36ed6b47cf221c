#include "base/excerpt.hpp"

#include <dealcalc/base/diagnostic.hpp>

#include "base/utf8.hpp"

namespace dealcalc {

std::string excerpt_of(std::string_view text) {
    constexpr std::size_t longest = 40;
    if (text.size() <= longest) return visible(text);
    std::size_t end = 0;
    for (std::size_t next = 0; next <= longest; next += decode(text, next).length) end = next;
    return visible(text.substr(0, end)) + "...";
}

}  // namespace dealcalc
