// What explain_total finds, as JSON, for a program in another language to compare with.
//
//   readings_tool < DEALS                 one deal file a line in, one line of JSON out, for the claim with the id
//   "total" readings_tool --time ROUNDS < DEALS   the same, and for each deal on standard error the median time in
//   milliseconds
//
// The slips of a reading are texts: "milestone x0.1", "prior omitted", "total edited up to $33B".

#include <dealcalc/analysis/readings.hpp>
#include <dealcalc/input/read.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

using namespace dealcalc;

namespace {

constexpr std::size_t all_of_them = 1'000'000;

/// Ids and figures need no escape but these.
std::string json_text(std::string_view text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') result += '\\';
        result += c;
    }
    return result + '"';
}

std::string ends(const Range& range) {
    const std::string low = range.low() ? (range.low()->closed ? "[" : "(") + to_text(range.low()->at) : "(-oo";
    const std::string high = range.high() ? to_text(range.high()->at) + (range.high()->closed ? "]" : ")") : "oo)";
    return json_text(low + ", " + high);
}

template<class Items, class Text>
std::string list_of(const Items& items, const Text& text) {
    std::string result;
    for (const auto& item : items) result += (result.empty() ? "" : ",") + text(item);
    return "[" + result + "]";
}

std::string text_of(const Slip& slip) {
    switch (slip.what) {
    case Slip::What::scaled: return json_text(slip.figure + " x" + to_text(slip.factor));
    case Slip::What::omitted: return json_text(slip.figure + " omitted");
    case Slip::What::doubled: return json_text(slip.figure + " doubled");
    case Slip::What::negated: return json_text(slip.figure + " negated");
    case Slip::What::recurrency: return json_text(slip.figure + " in the currency of the total");
    case Slip::What::edited: break;
    }
    return json_text(slip.figure + " edited " + slip.becomes);
}

std::string text_of(const ReadingSide& side) {
    return R"({"slips":)" + list_of(side.slips, [](const Slip& slip) { return text_of(slip); }) + R"(,"sum":)" +
           ends(side.sum.extent.rounded) + R"(,"total":)" + ends(side.total.extent.rounded) + "}";
}

std::string text_of(const Reading& reading) {
    return R"({"side":)" + text_of(reading.side) + R"(,"twin":)" + (reading.twin ? text_of(*reading.twin) : "null") +
           R"(,"by_rounding":)" + (reading.by_rounding ? "true" : "false") + R"(,"sum_of":)" +
           list_of(reading.sum_of, [](const std::string& id) { return json_text(id); }) + R"(,"same_as_scale":)" +
           (reading.same_as_scale ? "true" : "false") + "}";
}

std::string name_of(SlipKind kind) {
    switch (kind) {
    case SlipKind::scale: return "scale";
    case SlipKind::list: return "list";
    case SlipKind::currency: return "currency";
    case SlipKind::digit: break;
    }
    return "digit";
}

std::string text_of(const ReadingsOfKind& kind) {
    return R"({"kind":)" + json_text(name_of(kind.kind)) + R"(,"more":)" + std::to_string(kind.more) +
           R"(,"counted_all":)" + (kind.counted_all ? "true" : "false") + R"(,"chance":)" +
           (kind.chance ? json_text(to_text(*kind.chance)) : "null") + R"(,"readings":)" +
           list_of(kind.readings, [](const Reading& reading) { return text_of(reading); }) + "}";
}

std::string text_of(const Explanation& e) {
    return R"({"verdict":)" + json_text(verdict_name(e.checked.verdict)) + R"(,"searched":)" +
           (e.searched ? "true" : "false") + R"(,"gap":)" + json_text(to_text(e.gap)) + R"(,"nine":)" +
           (e.gap_divides_by_nine ? "true" : "false") + R"(,"pinned":)" +
           list_of(e.pinned, [](const std::string& id) { return json_text(id); }) + R"(,"kinds":)" +
           list_of(e.kinds, [](const ReadingsOfKind& kind) { return text_of(kind); }) + "}";
}

double milliseconds_of(const Claim& claim, const Deal& deal, int rounds) {
    std::vector<double> times;
    for (int i = 0; i < rounds; ++i) {
        const auto from = std::chrono::steady_clock::now();
        explain_total(claim, deal);
        const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - from;
        times.push_back(taken.count());
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

}  // namespace

int main(int argc, char* argv[]) {
    const int rounds = argc == 3 && std::string_view(argv[1]) == "--time" ? std::atoi(argv[2]) : 0;
    for (std::string line; std::getline(std::cin, line);) {
        const ReadDeal read = read_deal(line, "line");
        const Claim* total = read.deal ? find_id(read.deal->claims, "total") : nullptr;
        if (total == nullptr) {
            const std::string why = read.problems.empty() ? "no claim total" : read.problems.front().message;
            std::fprintf(stderr, "%s\n%s\n", why.c_str(), line.c_str());
            return 2;
        }
        const ReadingLimits limits{40, rounds > 0 ? ReadingLimits{}.readings_a_kind : all_of_them};
        std::puts(text_of(explain_total(*total, *read.deal, limits)).c_str());
        if (rounds > 0)
            std::fprintf(stderr, "%8.2f ms  %s\n", milliseconds_of(*total, *read.deal, rounds), read.deal->id.c_str());
    }
}
