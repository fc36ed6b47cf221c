#include <dealcalc/input/read.hpp>

#include <utility>

#include "input/deal_reader.hpp"
#include "input/plain_reader.hpp"
#include "input/problem.hpp"

namespace dealcalc {
namespace {

ReadDeal not_json(const input::Problem& problem, const input::Document& document, std::string pointer) {
    return {std::nullopt, {input::diagnose(problem, document, std::move(pointer))}};
}

std::vector<input::Problem> read_tree(const input::Document& document, const input::JsonNode& root, Deal& deal) {
    input::Reading reading{document.text, document.first_line};
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

ReadDeal read_deal(std::string_view text, const std::string& file, std::size_t first_line) {
    const input::Document document{text, file, first_line};
    if (const auto problem = input::check_bytes(text)) return not_json(*problem, document, "");
    const auto parsed = input::parse_json(text, {}, first_line);
    if (const auto* fault = std::get_if<input::JsonFault>(&parsed)) {
        return not_json(fault->problem, document, fault->pointer);
    }
    const auto& root = std::get<input::JsonNode>(parsed);
    Deal deal;
    auto problems = read_tree(document, root, deal);
    if (!problems.empty()) return {std::nullopt, input::diagnose(std::move(problems), document, root)};
    deal.file = file;
    return {std::move(deal), {}};
}

DealReader::DealReader()
    : plain_(std::make_unique<input::PlainReader>()) {}
DealReader::~DealReader() = default;
DealReader::DealReader(DealReader&&) noexcept = default;
DealReader& DealReader::operator=(DealReader&&) noexcept = default;

const Deal* DealReader::read(std::string_view text, const std::string& file, std::size_t first_line) {
    if (plain_->read(text, first_line, deal_)) {
        deal_.file = file;
        return &deal_;
    }
    ReadDeal read = read_deal(text, file, first_line);
    problems_ = std::move(read.problems);
    if (!read.deal) return nullptr;
    deal_ = std::move(*read.deal);
    return &deal_;
}

}  // namespace dealcalc
