#include <dealcalc/input/read.hpp>

#include <algorithm>
#include <utility>

#include "input/deal_reader.hpp"
#include "input/ids.hpp"
#include "input/plain_reader.hpp"
#include "input/problem.hpp"

namespace dealcalc {
namespace {

/// The id in what was read of a deal before a fault.
std::string id_in(const input::JsonNode& begun) {
    for (std::size_t i = 0; i < std::min(begun.keys.size(), begun.children.size()); ++i) {
        const input::JsonNode& value = begun.children[i];
        const bool is_id = begun.keys[i].text == "id" && value.kind == input::JsonKind::string;
        if (is_id && input::is_deal_id(value.text)) return value.text;
    }
    return "";
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
    if (const auto problem = input::check_bytes(text)) return {std::nullopt, {input::diagnose(*problem, document, "")}};
    const auto parsed = input::parse_json(text, {}, first_line);
    if (const auto* fault = std::get_if<input::JsonFault>(&parsed)) {
        return {std::nullopt, {input::diagnose(fault->problem, document, fault->pointer)}, id_in(fault->begun)};
    }
    const auto& root = std::get<input::JsonNode>(parsed);
    Deal deal;
    auto problems = read_tree(document, root, deal);
    if (!problems.empty()) return {std::nullopt, input::diagnose(std::move(problems), document, root), deal.id};
    deal.file = file;
    return {std::move(deal), {}};
}

DealReader::DealReader()
    : plain_(std::make_unique<input::PlainReader>()) {}
DealReader::~DealReader() = default;
DealReader::DealReader(DealReader&&) noexcept = default;
DealReader& DealReader::operator=(DealReader&&) noexcept = default;

const Deal* DealReader::read(std::string_view text, const std::string& file, std::size_t first_line) {
    if (Deal* plain = plain_->read(text, first_line)) {
        if (plain->file != file) plain->file = file;
        return plain;
    }
    ReadDeal read = read_deal(text, file, first_line);
    problems_ = std::move(read.problems);
    unread_id_ = std::move(read.unread_id);
    if (!read.deal) return nullptr;
    deal_ = std::move(*read.deal);
    return &deal_;
}

}  // namespace dealcalc
