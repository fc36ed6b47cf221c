#pragma once
// A JSON text to a deal, in one pass. Items are read one by one; what ties them together (ids, sources, order, claims)
// is checked when all are known. A fault is told once: what cannot be judged because of an earlier fault is left alone.

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <dealcalc/model/deal.hpp>

#include "input/object_reader.hpp"

namespace dealcalc::input {

/// A string of the file that has to name something: an id, a source, an entry of "after".
struct NameUse {
    std::string_view name;
    std::size_t at = 0;  // the byte where the string begins
};

/// A deal as far as it could be read, with what is needed to check what ties it together. The next text is read into
/// the same memory.
struct Draft {
    Reading reading{};
    Deal deal{};

    std::vector<NameUse> ids{};        // of everything but the deal
    std::vector<NameUse> same_as{};    // ids in another report
    std::vector<NameUse> sources{};    // every citation
    std::vector<NameUse> after{};      // the entries of all investments, one after the other
    std::vector<NameUse> priced_at{};  // valuations at which investments buy
    std::vector<std::size_t> that{};    // where the statement of each claim begins; 0 where none could be read
    std::vector<std::uint64_t> numbers{};    // room for check_references
    std::vector<std::string_view> known{};

    std::set<std::string, std::less<>> damaged{};  // figures that could not be read
    bool any_damaged = false;                      // a measure may be over one of them
    bool figure_ids_complete = true;               // every investment, commitment and valuation has its id
    bool source_ids_complete = true;

    bool home_known = false;
    // Of the item that is being read:
    Field low{}, high{};  // without a key where they are absent
    bool figure_read = false;

    void start(std::string_view text, std::size_t first_line);
    /// A list or an item was passed over: names may be missing that are in the file.
    void lose_names() { figure_ids_complete = source_ids_complete = false; }
};

/// Reads the text into the draft, whose problems then say what is wrong. Throws JsonFault where it is no JSON; then
/// the draft holds what came before.
void read_draft(Draft& draft, std::string_view text, std::size_t first_line);

/// What ties the items together (references.cpp).
void check_references(Draft& draft);

/// Lower-case words and digits, joined by single - or _: "amazon-anthropic".
bool is_deal_id(std::string_view text);

/// The letters and digits of the text in lower case, `joint` for whatever is between them: "Amazon & Co." gives
/// "amazon-co". Letters beyond a to z are lost; nothing is left of a text that has no others.
std::string lower_joined(std::string_view text, char joint);

}  // namespace dealcalc::input
