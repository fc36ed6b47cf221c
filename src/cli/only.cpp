#include "cli/only.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "base/suggest.hpp"
#include "base/text.hpp"
#include "cli/command_line.hpp"

namespace dealcalc::cli {
namespace {

constexpr std::string_view unreadable = "unreadable";

constexpr std::array<std::pair<std::string_view, Verdict>, 5> words = {{{"fails", Verdict::fails},
                                                                        {"undetermined", Verdict::undetermined},
                                                                        {"unchecked", Verdict::unchecked},
                                                                        {"holds-by-rounding", Verdict::holds_by_rounding},
                                                                        {"holds", Verdict::holds}}};

Diagnostic unknown_word(std::string_view word) {
    std::vector<std::string_view> known = {unreadable};
    for (const auto& [name, verdict] : words) known.push_back(name);
    const auto close = nearest(word, known);
    return usage_problem(fmt::format("--only cannot be \"{}\"", word),
                         close ? fmt::format("did you mean {}?", *close)
                               : fmt::format("choose among {}", join(known, ", ")));
}

void want(Wanted& wanted, std::string_view word, Diagnostics& problems) {
    const auto found = std::find_if(words.begin(), words.end(), [&](const auto& known) { return known.first == word; });
    if (word == unreadable) {
        wanted.want_unreadable();
    } else if (found != words.end()) {
        wanted.want(found->second);
    } else {
        problems.push_back(unknown_word(word));
    }
}

}  // namespace

bool Wanted::any_of(const std::vector<JudgedClaim>& claims) const {
    const auto is_wanted = [&](const JudgedClaim& claim) { return verdicts_[static_cast<std::size_t>(claim.verdict)]; };
    return all_ || std::any_of(claims.begin(), claims.end(), is_wanted);
}

std::variant<Wanted, Diagnostics> wanted_by(const Arguments& arguments) {
    Wanted wanted;
    Diagnostics problems;
    for (const std::string& list : arguments.values("--only")) {
        for (std::string_view rest = list;;) {
            const std::size_t comma = rest.find(',');
            want(wanted, rest.substr(0, comma), problems);
            if (comma == std::string_view::npos) break;
            rest.remove_prefix(comma + 1);
        }
    }
    if (!problems.empty()) return problems;
    return wanted;
}

}  // namespace dealcalc::cli
