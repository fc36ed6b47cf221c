#pragma once
// Cite: whether the figures of a deal file stand in the articles that it cites, as they are written there.
//
// Compared are the amounts of investments and the stakes that they buy, commitments and how long they run, valuations,
// and the figures of claims. A figure is found as written where an article has its number, its unit and its hedge.
// Dates are not judged.
//
// Example:
//   const Citations citations = cite(deal, scans);
//   citations.figures[0].finding;   // Finding::as_written

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <dealcalc/article/scan.hpp>
#include <dealcalc/model/deal.hpp>

namespace dealcalc::article {

enum class Finding {
    as_written,
    other_hedge,  // the hedge was dropped, added or changed
    other_scale,  // ten, a hundred, ... times as much, or as little
    other_unit,   // the same number of something else
    not_found,
};
/// "as written", "another hedge", "off by powers of ten", "another unit", "not found".
std::string_view finding_name(Finding finding);

/// A mention by its article and its place in it.
struct MentionAt {
    std::size_t scan = 0;
    std::size_t mention = 0;
    friend bool operator==(const MentionAt&, const MentionAt&) = default;
};

struct CitedFigure {
    std::string id{};  // "milestone", "aws_spend.over", "total"
    std::string label{};
    std::string text{};  // as the file has it
    Figure figure{};
    Citation cited{};
    Origin origin{};  // in the deal file
    Finding finding = Finding::not_found;
    std::optional<MentionAt> found{};  // the figure that it was compared with
    std::string reason{};              // one sentence
};

struct Citations {
    std::vector<CitedFigure> figures{};  // in the order of the file
    std::vector<MentionAt> unused{};     // figures of the articles that no figure of the file is; no dates
    bool all_as_written() const;
};

/// Precondition: there is at least one scan.
Citations cite(const Deal& deal, const std::vector<Scan>& scans);

}  // namespace dealcalc::article
