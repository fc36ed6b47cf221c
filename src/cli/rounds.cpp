#include "cli/rounds.hpp"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "base/letters.hpp"
#include "base/suggest.hpp"
#include "cli/argument_text.hpp"
#include "cli/command_line.hpp"
#include "cli/return_arguments.hpp"

namespace dealcalc::cli {
namespace {

constexpr std::array<std::string_view, 5> single = {"--invest", "--pre", "--post", "--value", "--pool"};
constexpr std::array<std::string_view, 5> keys = {"invest", "pre", "post", "value", "pool"};
constexpr std::string_view example = "write \"invest=$5B post=$380B pool=10% of post\"";

/// The parts of a round by key: what was written, and the option that messages name.
struct Part {
    std::string option;
    std::string text;
};
using Parts = std::map<std::string, Part, std::less<>>;

/// Messages about a part of --round point into that part, and name it.
std::string option_of(std::string_view key) { return fmt::format("--round, {}", key); }

/// Where the next "key=" begins, at `at` or after a blank.
std::size_t next_key(const std::string& text, std::size_t at) {
    for (; at < text.size(); ++at) {
        if (at > 0 && text[at - 1] != ' ') continue;
        std::size_t end = at;
        while (end < text.size() && (is_letter(text[end]) || text[end] == '_')) ++end;
        if (end > at && end < text.size() && text[end] == '=') return at;
    }
    return text.size();
}

std::string trimmed(const std::string& text) {
    const std::size_t first = text.find_first_not_of(' ');
    if (first == std::string::npos) return "";
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

void add_part(const std::string& text, std::size_t at, std::size_t end, Parts& parts, Diagnostics& problems) {
    const std::size_t equals = text.find('=', at);
    const std::string key = text.substr(at, equals - at);
    const auto refuse = [&](std::string what, std::string help) {
        problems.push_back(argument_problem("--round", text, {at, key.size(), std::move(what), std::move(help)}));
    };
    if (std::ranges::find(keys, key) == keys.end()) {
        const auto close = nearest(key, keys);
        refuse(fmt::format("a round has no {}", key),
               close ? fmt::format("did you mean {}?", *close) : fmt::format("choose from {}", fmt::join(keys, ", ")));
    } else if (!parts.emplace(key, Part{option_of(key), trimmed(text.substr(equals + 1, end - equals - 1))}).second) {
        refuse(fmt::format("{} stands twice", key), "give it once");
    }
}

Parts parts_of(const std::string& text, Diagnostics& problems) {
    Parts parts;
    std::size_t at = next_key(text, 0);
    if (const std::string before = trimmed(text.substr(0, at)); !before.empty() || at == text.size()) {
        problems.push_back(argument_problem("--round", text, {0, at, "a round is written key=figure", std::string(example)}));
        return parts;
    }
    while (at < text.size()) {
        const std::size_t end = next_key(text, text.find('=', at));
        add_part(text, at, end, parts, problems);
        at = end;
    }
    return parts;
}

std::optional<Pool> read_pool(const Part& part, Diagnostics& problems) {
    const auto refuse = [&](std::string what, std::string help) {
        problems.push_back(argument_problem(part.option, part.text, {0, part.text.size(), std::move(what), std::move(help)}));
        return std::nullopt;
    };
    const std::size_t of = part.text.find(" of ");
    const std::string share_text = trimmed(part.text.substr(0, of));
    if (of == std::string::npos) {
        return refuse("the pool is a share of pre-money or of post-money, and this does not say which",
                      fmt::format("write {} of post, or {} of pre", share_text, share_text));
    }
    const std::string whole = trimmed(part.text.substr(of + 4));
    const bool pre = whole == "pre" || whole == "pre-money";
    if (!pre && whole != "post" && whole != "post-money") {
        return refuse(fmt::format("a pool is a share of pre or of post, not of {}", whole),
                      fmt::format("write {} of post, or {} of pre", share_text, share_text));
    }
    const auto share = read_share(part.option, share_text, problems);
    if (!share) return std::nullopt;
    return Pool{*share, pre ? Basis::pre_money : Basis::post_money};
}

/// Which of pre, post and value was given; a round has one of them.
std::optional<std::string_view> basis_key(const Parts& parts, std::string_view prefix, Diagnostics& problems) {
    std::vector<std::string_view> given;
    for (const std::string_view key : {"pre", "post", "value"}) {
        if (parts.contains(key)) given.push_back(key);
    }
    if (given.size() == 1) return given.front();
    const std::string names = fmt::format("{0}pre, {0}post or {0}value", prefix);
    problems.push_back(given.empty() ? usage_problem(fmt::format("the round has no {}", names),
                                                     "say what the company is worth before or after the money")
                                     : usage_problem(fmt::format("the round has more than one of {}", names),
                                                     "the one follows from the other: give one"));
    return std::nullopt;
}

std::optional<Round> round_of(const Parts& parts, std::string_view prefix, Diagnostics& problems) {
    const std::size_t before = problems.size();
    const auto key = basis_key(parts, prefix, problems);
    if (!parts.contains("invest")) {
        problems.push_back(usage_problem(fmt::format("the round has no {}invest", prefix), "say how much is invested"));
    }
    Round round;
    const auto money = [&](std::string_view name) {
        const auto part = parts.find(name);
        if (part == parts.end()) return Reported{};
        return read_money(part->second.option, part->second.text, {}, problems).value_or(Reported{});
    };
    round.invest = money("invest");
    if (key) round.value = money(*key);
    if (key && *key != "value") round.basis = *key == "pre" ? Basis::pre_money : Basis::post_money;
    if (const auto part = parts.find("pool"); part != parts.end()) round.pool = read_pool(part->second, problems);
    return problems.size() == before ? std::optional(round) : std::nullopt;
}

Parts single_parts(const Arguments& arguments) {
    Parts parts;
    for (std::size_t i = 0; i < single.size(); ++i) {
        if (const auto text = arguments.value(single[i])) {
            parts.emplace(std::string(keys[i]), Part{std::string(single[i]), *text});
        }
    }
    return parts;
}

}  // namespace

bool has_rounds(const Arguments& arguments) {
    return arguments.has("--round") ||
           std::ranges::any_of(single, [&](std::string_view option) { return arguments.has(option); });
}

std::vector<Round> read_rounds(const Arguments& arguments, Diagnostics& problems) {
    std::vector<Round> rounds;
    const auto add = [&](const std::optional<Round>& round) {
        if (round) rounds.push_back(*round);
    };
    const Parts alone = single_parts(arguments);
    if (alone.empty()) {
        for (const std::string& text : arguments.values("--round")) {
            const std::size_t before = problems.size();
            const Parts parts = parts_of(text, problems);
            if (problems.size() == before) add(round_of(parts, "", problems));
        }
    } else if (arguments.has("--round")) {
        problems.push_back(usage_problem(fmt::format("{} and --round do not go together", alone.begin()->second.option),
                                         "write each round with --round"));
    } else {
        add(round_of(alone, "--", problems));
    }
    return rounds;
}

}  // namespace dealcalc::cli
