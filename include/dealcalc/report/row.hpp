#pragma once
// Row: one line of a table that is shown as it is made, because nobody knows how many there will be. Machines get every
// key in every row, people a line of words.
//
// Units: as report.hpp; numbers are exact, in base units, with the unit beside them.
// Lifetime: cells point into the deal that they are about, its claims and its measures.
//
// Example:
//   Row row;
//   present_row(row, JudgedDeal{&deal, {"deals.ndjson", 7}, &claims}, Audience::machines);
//   append_json_line(bytes, row);

#include <algorithm>
#include <array>
#include <cstddef>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <dealcalc/analysis/judge.hpp>
#include <dealcalc/analysis/measures.hpp>
#include <dealcalc/base/diagnostic.hpp>
#include <dealcalc/model/deal.hpp>

namespace dealcalc {

enum class Audience { people, machines };

/// The name of a cell, at most `most` letters and the same number of bytes whatever its length, so that to copy one needs
/// no loop.
struct RowKey {
    static constexpr std::size_t most = 24;

    template <std::size_t length>
    consteval RowKey(const char (&name)[length]) : size(length - 1) {
        static_assert(length <= most);
        std::copy(name, name + length, bytes.begin());
    }
    constexpr std::string_view text() const { return {bytes.data(), size}; }

    std::array<char, most> bytes{};  // of which the first are the name
    std::size_t size;
};

/// A name that stays: row_key<"verdict">.
template <RowKey name>
inline constexpr const RowKey* row_key = &name;

/// Names, numbers and ranges stay where they are.
struct RowCell {
    /// monostate: does not apply. No pointer is null.
    using Content = std::variant<std::monostate, std::string_view, std::size_t, const Number*, const Range*>;
    const RowKey* key = nullptr;  // of a cell that was added never
    Content content{};
};

/// Cells one after the other. To add one is to write it where it stays, and the room is used again: a row has many, and
/// millions of rows are made.
class RowCells {
public:
    template <class Content>
    void add(const RowKey* key, Content content) {
        if (size_ == cells_.size()) make_room();
        RowCell& cell = cells_[size_++];
        cell.key = key;
        cell.content = content;
    }
    void add(const RowKey* key) { add(key, std::monostate()); }
    void clear() { size_ = 0; }
    std::span<const RowCell> all() const { return {cells_.data(), size_}; }

private:
    void make_room();

    std::vector<RowCell> cells_{};
    std::size_t size_ = 0;
};

/// Records in a row: each is `fields` cells, with the same keys in all of them.
struct RowList {
    const RowKey* key;
    std::size_t fields = 0;
    RowCells cells{};  // of one record after the other
};

struct Row {
    RowCells cells{};                // for machines
    std::vector<RowList> lists{};    // for machines, after the cells
    std::string words{};             // for people: the whole line
    std::deque<std::string> kept{};  // texts that no deal holds

    void clear();
    std::string_view keep(std::string text) { return kept.emplace_back(std::move(text)); }
};

/// Where a deal stands. A line of a stream has a number only as long as the stream is not cut into others, so people get
/// it, and machines do not: what comes of a line is then the same bytes in any piece of any stream.
struct DealPlace {
    std::string_view file{};
    std::size_t line = 0;  // 0: the file as a whole
    bool in_stream = false;
};

/// A deal with its claims.
struct JudgedDeal {
    const Deal* deal = nullptr;
    DealPlace place{};
    const std::vector<JudgedClaim>* claims = nullptr;
};

/// What could not be read.
struct UnreadDeal {
    std::string_view id{};  // that it gives itself; empty where that cannot be read
    DealPlace place{};
    const Diagnostics* problems = nullptr;  // at least one
};

/// A deal with its measures and its claims.
struct SummarizedDeal {
    JudgedDeal judged{};
    Measures measures{};
};

/// Which command's table an unreadable deal stands in.
enum class RowTable { check, summary };

void present_row(Row& row, const JudgedDeal& judged, Audience audience);
void present_row(Row& row, const SummarizedDeal& summarized, Audience audience);
void present_row(Row& row, const UnreadDeal& unread, Audience audience, RowTable table);

/// The columns of such rows in a flat table: of a list of records there is the first.
std::span<const std::string_view> columns_of(RowTable table);

/// "3 deals, 8 claims: 2 fail, 1 undetermined, 2 unchecked, 1 holds by rounding, 2 hold; 0 unreadable"
std::string tally_words(const Tally& tally);

/// The same where no claims were judged: "3 deals; 0 unreadable".
std::string deals_words(const Tally& tally);

}  // namespace dealcalc
