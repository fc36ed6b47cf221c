#pragma once
// Many deals: a table of which one row is made at a time, because nobody knows how many there will be. Its columns are
// declared once; machines get every key in every row, people a line of words.
//
// Units: as report.hpp; numbers are exact, in base units, with the unit beside them.
// Lifetime: the row is that of the deal asked for last, and its room is used again.
//
// Example:
//   DealRows rows(DealRows::Of::check, Audience::machines);
//   format.rows->append(bytes, rows.row(JudgedDeal{&deal, {"deals.ndjson", 7}, &claims}));

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <dealcalc/analysis/check.hpp>
#include <dealcalc/analysis/evaluate.hpp>
#include <dealcalc/base/diagnostic.hpp>
#include <dealcalc/model/deal.hpp>
#include <dealcalc/report/report.hpp>

namespace dealcalc {

enum class Audience { people, machines };

/// Where a deal is. A line of a stream has a number only as long as the stream is not cut into others, so people get
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

class DealRows {
public:
    /// Which command's table it is.
    enum class Of { check, summary };

    DealRows(Of command, Audience audience);

    /// Its columns, with the row made last.
    const Table& table() const { return table_; }

    const Table& row(const JudgedDeal& judged);
    const Table& row(const SummarizedDeal& summarized);
    const Table& row(const UnreadDeal& unread);

private:
    Of command_;
    Audience audience_;
    Table table_;
};

/// "3 deals, 8 claims: 2 fail, 1 undetermined, 2 unchecked, 1 holds by rounding, 2 hold; 0 unreadable"
std::string tally_words(const Tally& tally);

/// The same where no claims were judged: "3 deals; 0 unreadable".
std::string deals_words(const Tally& tally);

}  // namespace dealcalc
