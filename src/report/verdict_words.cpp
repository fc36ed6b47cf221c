#include "report/verdict_words.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "base/digits.hpp"

namespace dealcalc {

std::string_view verdict_key(Verdict verdict) {
    return std::ranges::find(verdict_keys, verdict, &VerdictKey::verdict)->key.text();
}

std::string counted_words(std::size_t count, Verdict verdict) {
    std::string name(verdict_name(verdict));
    const std::size_t verb = name.find(' ') == std::string::npos ? name.size() : name.find(' ');
    if (count != 1 && name[verb - 1] == 's') name.erase(verb - 1, 1);
    return fmt::format("{} {}", grouped(count), name);
}

}  // namespace dealcalc
