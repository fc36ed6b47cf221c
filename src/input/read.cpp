#include <dealcalc/input/read.hpp>

#include <utility>

#include "input/deal_reader.hpp"
#include "input/problem.hpp"

namespace dealcalc {
namespace {

ReadDeal not_json(const input::Problem& problem, std::string_view text, const std::string& file, std::string pointer) {
    return {std::nullopt, {input::diagnose(problem, text, file, std::move(pointer))}};
}

std::vector<input::Problem> read_tree(std::string_view text, const input::JsonNode& root, Deal& deal) {
    input::Reading reading{text};
    if (root.kind != input::JsonKind::object) {
        reading.add("wrong-type", "a deal is an object, and this is " + std::string(input::kind_word(root)),
                    {root.span.begin, root.span.begin + 1}, "one file holds one deal, in { }");
        return reading.problems;
    }
    input::Draft draft = input::read_draft(reading, root);
    input::check_references(reading, draft);
    deal = std::move(draft.deal);
    return reading.problems;
}

}  // namespace

ReadDeal read_deal(std::string_view text, const std::string& file) {
    if (const auto problem = input::check_bytes(text)) return not_json(*problem, text, file, "");
    const auto parsed = input::parse_json(text);
    if (const auto* fault = std::get_if<input::JsonFault>(&parsed)) {
        return not_json(fault->problem, text, file, fault->pointer);
    }
    const auto& root = std::get<input::JsonNode>(parsed);
    Deal deal;
    auto problems = read_tree(text, root, deal);
    if (!problems.empty()) return {std::nullopt, input::diagnose(std::move(problems), text, root, file)};
    deal.file = file;
    return {std::move(deal), {}};
}

}  // namespace dealcalc
