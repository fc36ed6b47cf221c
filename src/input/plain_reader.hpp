#pragma once
// A plain deal file, read in one pass into a deal that is used again. It knows nothing that read_deal does not know: what
// it reads, read_deal reads to an equal deal, and whatever it does not understand, for whatever reason, it leaves to
// read_deal. Left are, good or bad: keys of the user's own, low and high, probabilities, `after`, a currency that comes
// after the figures, and all that is wrong.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <dealcalc/model/deal.hpp>

#include "input/fields.hpp"
#include "input/plain_text.hpp"

namespace dealcalc::input {

class PlainReader {
public:
    PlainReader();

    /// Replaces `deal`, all but its file; false where this is left to read_deal, and then `deal` is of no use.
    bool read(std::string_view text, std::size_t first_line, Deal& deal);

private:
    using Read = bool (PlainReader::*)();
    struct Handler {
        std::string_view key;
        Read read;
    };

    /// The keys of one kind of object, each with its reader.
    struct Shape {
        std::vector<PlainKey> keys{};
        std::vector<Read> readers{};
        std::uint32_t required = 0;
        KeyOrder order{};
    };

    /// The members of a deal that the readers of keys fill in.
    struct Target {
        std::string* id = nullptr;
        std::string* label = nullptr;
        std::string* same_as = nullptr;
        Citation* cited = nullptr;
    };

    static Shape shape_of(const ObjectRule& rule, std::span<const Handler> handlers);
    bool read_object(Shape& shape);
    template <class Item, class Start>
    bool read_list(std::vector<Item>& items, Shape& shape, Start start);
    template <class Item>
    bool read_items(std::vector<Item>& items, Shape& shape, Item*& current, std::string_view pointer);

    bool take_text(std::string& to);
    bool take_id(std::string& to);
    bool take_date(std::optional<ReportedDate>& to);
    bool take_figure(Reported& to, bool (*fits)(Dimension));
    template <class Word, std::size_t count>
    bool take_word(const std::array<std::string_view, count>& words, Word& to);

    bool skip_text();
    bool deal_id();
    bool title();
    bool investor();
    bool company();
    bool announced();
    bool currency();
    bool sources();
    bool investments();
    bool commitments();
    bool valuations();
    bool claims();

    bool source_id();
    bool source_title();
    bool publisher();
    bool published();
    bool url();

    bool item_id();
    bool label();
    bool same_as();
    bool cited_source();
    bool cited_at();

    bool status();
    bool investment_amount();
    bool condition();
    bool expected();

    bool by();
    bool commitment_amount();
    bool over();

    bool on();
    bool value();
    bool basis();

    bool that();

    bool fits_together();
    bool has_source(const Citation& cited) const;

    Shape deal_shape_, source_shape_, investment_shape_, commitment_shape_, valuation_shape_, claim_shape_;
    PlainText text_{};
    Deal* deal_ = nullptr;
    Source* source_ = nullptr;
    Investment* investment_ = nullptr;
    Commitment* commitment_ = nullptr;
    Valuation* valuation_ = nullptr;
    Claim* claim_ = nullptr;
    Target item_{};
    bool home_known_ = false;
    struct {
        bool sources, investments, commitments, valuations, claims;
    } read_{};  // the lists that are not absent
    std::vector<std::uint64_t> ids_{};      // a number for each id: equal ids have equal numbers
    std::vector<std::uint64_t> same_as_{};  // the same of ids in another report
};

}  // namespace dealcalc::input
