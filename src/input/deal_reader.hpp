#pragma once
// A JSON tree to a deal. Items are read one by one; what ties them together (ids, sources, order, claims) is checked
// when all are known. A fault is told once: what cannot be judged because of an earlier fault is left alone.

#include <set>
#include <string>
#include <vector>

#include <dealcalc/model/deal.hpp>

#include "input/values.hpp"

namespace dealcalc::input {

/// A string of the file that has to name something: an id, a source, an entry of "after".
struct NameUse {
    std::string name;
    const JsonNode* node = nullptr;
};

/// A deal as far as it could be read, with what is needed to check what ties it together.
struct Draft {
    Deal deal{};
    std::vector<NameUse> ids{};                    // of everything but the deal
    std::vector<NameUse> same_as{};                // ids in another report
    std::vector<NameUse> sources{};                // every citation
    std::vector<std::vector<NameUse>> after{};     // one for each investment
    std::vector<const JsonNode*> claims{};         // the "that" of each claim that could be read; null for the others
    std::set<std::string, std::less<>> damaged{};  // figures that could not be read
    bool any_damaged = false;                      // a measure may be over one of them
    bool figure_ids_complete = true;               // every investment, commitment and valuation has its id
    bool source_ids_complete = true;

    /// A list or an item was passed over: names may be missing that are in the file.
    void lose_names() { figure_ids_complete = source_ids_complete = false; }
};

Draft read_draft(Reading& reading, const JsonNode& root);

void check_references(Reading& reading, const Draft& draft);

}  // namespace dealcalc::input
