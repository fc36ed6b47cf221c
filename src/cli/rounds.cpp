#include "cli/rounds.hpp"

#include <algorithm>
#include <array>
#include <map>

#include <dealcalc/report/words.hpp>
#include <fmt/core.h>

#include "base/letters.hpp"
#include "base/suggest.hpp"
#include "cli/arguments.hpp"

namespace dealcalc::cli {
namespace {

constexpr std::array<std::string_view, 5> single = {"--invest", "--pre", "--post", "--value", "--pool"};
constexpr std::array<std::string_view, 5> keys = {"invest", "pre", "post", "value", "pool"};
constexpr std::string_view example = "write \"invest=$5B post=$380B pool=10% of post\"";

/// The figures of a round by key, and where they stand.
using Parts = std::map<std::string, ArgumentPart, std::less<>>;

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

void add_part(const ArgumentPart& round, std::size_t at, std::size_t end, Parts& parts, Diagnostics& problems) {
    const std::size_t equals = round.text.find('=', at);
    const ArgumentPart key = part_of(round, at, equals - at);
    if (std::ranges::find(keys, key.text) == keys.end()) {
        problems.push_back(
            argument_problem(key, fmt::format("a round has no {}", key.text), choice_help(key.text, keys, "")));
    } else if (!parts.emplace(key.text, part_of(round, equals + 1, end - equals - 1)).second) {
        problems.push_back(argument_problem(key, fmt::format("{} stands twice", key.text), "give it once"));
    }
}

Parts parts_of(const ArgumentPart& round, Diagnostics& problems) {
    Parts parts;
    const std::string& text = round.text;
    std::size_t at = next_key(text, 0);
    if (const ArgumentPart before = part_of(round, 0, at); !before.text.empty() || at == text.size()) {
        problems.push_back(argument_problem(before, "a round is written key=figure", std::string(example)));
        return parts;
    }
    while (at < text.size()) {
        const std::size_t end = next_key(text, text.find('=', at));
        add_part(round, at, end, parts, problems);
        at = end;
    }
    return parts;
}

std::optional<Pool> read_pool(const ArgumentPart& part, Diagnostics& problems) {
    const std::size_t of = part.text.find(" of ");
    const ArgumentPart share_part = part_of(part, 0, of);
    const std::string help = fmt::format("write {0} of post, or {0} of pre", share_part.text);
    if (of == std::string::npos) {
        problems.push_back(argument_problem(
            part, "the pool is a share of pre-money or of post-money, and this does not say which", help));
        return std::nullopt;
    }
    const ArgumentPart whole = part_of(part, of + 4);
    const bool pre = whole.text == "pre" || whole.text == "pre-money";
    if (!pre && whole.text != "post" && whole.text != "post-money") {
        problems.push_back(
            argument_problem(whole, fmt::format("a pool is a share of pre or of post, not of {}", whole.text), help));
        return std::nullopt;
    }
    const auto share = read_share(share_part, problems);
    if (!share) return std::nullopt;
    return Pool{*share, pre ? Basis::pre_money : Basis::post_money};
}

/// A round as it was given: with --round, where messages about the whole of it point, else with options of its own.
struct Given {
    Parts parts{};
    std::optional<ArgumentPart> whole{};

    std::string name_of(std::string_view key) const { return whole ? std::string(key) : fmt::format("--{}", key); }
    Diagnostic problem(std::string what, std::string help) const {
        return whole ? argument_problem(*whole, std::move(what), std::move(help))
                     : usage_problem(std::move(what), std::move(help));
    }
};

/// Which of pre, post and value was given; a round has one of them.
std::optional<std::string_view> basis_key(const Given& given, Diagnostics& problems) {
    std::vector<std::string_view> found;
    for (const std::string_view key : {"pre", "post", "value"}) {
        if (given.parts.contains(key)) found.push_back(key);
    }
    if (found.size() == 1) return found.front();
    const std::string names =
        fmt::format("{}, {} or {}", given.name_of("pre"), given.name_of("post"), given.name_of("value"));
    problems.push_back(found.empty() ? given.problem(fmt::format("the round has no {}", names),
                                                     "say what the company is worth before or after the money")
                                     : given.problem(fmt::format("the round has more than one of {}", names),
                                                     "the one follows from the other: give one"));
    return std::nullopt;
}

std::optional<WrittenRound> round_of(const Given& given, Diagnostics& problems) {
    const Parts& parts = given.parts;
    const std::size_t before = problems.size();
    const auto key = basis_key(given, problems);
    if (!parts.contains("invest")) {
        problems.push_back(given.problem(fmt::format("the round has no {}", given.name_of("invest")),
                                         "say how much is invested"));
    }
    WrittenRound written;
    const auto read_part = [&](std::string_view name, ArgumentPart& where) {
        const auto part = parts.find(name);
        if (part == parts.end()) return Reported{};
        where = part->second;
        return read_money(where, {}, problems).value_or(Reported{});
    };
    Round& round = written.round;
    round.invest = read_part("invest", written.invest);
    if (key) round.value = read_part(*key, written.value);
    if (key && *key != "value") round.basis = *key == "pre" ? Basis::pre_money : Basis::post_money;
    if (const auto part = parts.find("pool"); part != parts.end()) {
        written.pool = part->second;
        round.pool = read_pool(written.pool, problems);
    }
    return problems.size() == before ? std::optional(written) : std::nullopt;
}

Parts single_parts(const Arguments& arguments) {
    Parts parts;
    for (std::size_t i = 0; i < single.size(); ++i) {
        if (const auto text = arguments.value(single[i])) {
            parts.emplace(std::string(keys[i]), whole_argument(single[i], *text));
        }
    }
    return parts;
}

bool is_impossible(const Answer& answer) {
    const auto* unknown = std::get_if<Unknown>(&answer);
    return unknown && unknown->reason == Reason::more_than_whole;
}

/// --pre=$5B or pre=$5B: as the round was written.
std::string assigned(const ArgumentPart& beside, std::string_view key, const std::string& text) {
    return beside.option == "--round" ? fmt::format("{}={}", key, text) : fmt::format("--{} '{}'", key, text);
}

Diagnostic too_much_sold(const WrittenRound& written, const RoundResult& result) {
    if (const auto* stake = std::get_if<Value>(&result.stake)) {
        const std::string share = written.round.pool->share.text;
        return argument_problem(
            written.pool,
            fmt::format("a pool of {} of post-money and a stake of {} come to more than the whole company", share,
                        words_for(stake->extent.word, stake->unit)),
            fmt::format("give a smaller pool, or {} of pre where it is a share of what was there before", share));
    }
    return argument_problem(written.invest,
                            fmt::format("an investment of {} is more than a post-money valuation of {}",
                                        written.invest.text, written.value.text),
                            fmt::format("post-money includes the investment; write {} where it is the value before",
                                        assigned(written.value, "pre", written.value.text)));
}

}  // namespace

std::optional<std::string_view> asks_for_rounds(const Arguments& arguments) {
    if (arguments.has("--round")) return "--round";
    const auto given = std::ranges::find_if(single, [&](std::string_view option) { return arguments.has(option); });
    return given == single.end() ? std::nullopt : std::optional(*given);
}

std::vector<WrittenRound> read_rounds(const Arguments& arguments, Diagnostics& problems) {
    std::vector<WrittenRound> rounds;
    const auto add = [&](const Given& given) {
        if (const auto round = round_of(given, problems)) rounds.push_back(*round);
    };
    const Parts alone = single_parts(arguments);
    if (alone.empty()) {
        for (const std::string& text : arguments.values("--round")) {
            const ArgumentPart whole = whole_argument("--round", text);
            const std::size_t before = problems.size();
            const Parts parts = parts_of(whole, problems);
            if (problems.size() == before) add({parts, whole});
        }
    } else if (arguments.has("--round")) {
        problems.push_back(usage_problem(fmt::format("{} and --round do not go together", alone.begin()->second.option),
                                         "write each round with --round"));
    } else {
        add({alone, std::nullopt});
    }
    return rounds;
}

void check_rounds(const std::vector<WrittenRound>& rounds, const std::vector<Ownership>& results,
                  Diagnostics& problems) {
    // A value taken as pre-money, in the first result, buys the least: what is impossible there is impossible either
    // way.
    const std::vector<RoundResult>& judged = results.front().rounds;
    for (std::size_t i = 0; i < rounds.size(); ++i) {
        if (is_impossible(judged[i].dilution)) problems.push_back(too_much_sold(rounds[i], judged[i]));
    }
}

}  // namespace dealcalc::cli
