#pragma once
// A plain deal file, read in one pass into a deal that is used again. It knows nothing that read_deal does not know: what
// it reads, read_deal reads to an equal deal, and whatever it does not understand, for whatever reason, it leaves to
// read_deal. Left are, good or bad: keys of the user's own, low and high, probabilities, `after`, a currency that comes
// after the figures, and all that is wrong.
//
// It bets that a deal is much like the one before: that keys come in the same order, and that a text is the one which
// stood in its place. A bet that is lost costs a comparison.

#include <array>
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

    /// The deal that the text holds, all but its file, until the next is read; null where this is left to read_deal.
    Deal* read(std::string_view text, std::size_t first_line);

private:
    /// A set of keys of one kind of object.
    using KeySet = std::uint32_t;

    /// The keys of one kind of object that are known here. Those that the rule requires are among them.
    struct Shape {
        Shape(const ObjectRule& rule, std::span<const std::string_view> names);
        PlainKeys keys;
        KeySet required = 0;
    };

    /// Numbers of ids; equal ids have equal numbers. More ids than that are rare, and comparing each with each takes long.
    class IdNumbers {
    public:
        static constexpr std::size_t most = 64;

        void clear();
        /// False where there are too many.
        bool add(std::string_view id);
        bool all_differ() const { return !may_repeat_ || !any_repeats(); }

    private:
        bool any_repeats() const;

        std::size_t count_ = 0;
        std::array<std::uint64_t, most> numbers_{};
        std::array<std::uint64_t, 8> marks_{};  // of each number a bit, which few others share
        bool may_repeat_ = false;
    };

    template <class Target>
    bool take_object(Shape& shape, Target& target);
    template <class Item>
    bool take_items(std::vector<Item>& items, Shape& shape, std::string_view pointer);
    void set_origin(Source&, std::string_view, std::size_t) {}
    template <class Item>
    void set_origin(Item& item, std::string_view pointer, std::size_t index);

    bool take_member(std::size_t key, Deal& deal);
    bool take_member(std::size_t key, Source& source);
    template <class Item>
    bool take_member(std::size_t key, Item& item);
    bool take_own_member(std::size_t key, Investment& investment);
    bool take_own_member(std::size_t key, Commitment& commitment);
    bool take_own_member(std::size_t key, Valuation& valuation);
    bool take_own_member(std::size_t key, Claim& claim);

    bool take_deal_id(std::string& to);
    bool take_currency();
    bool take_claims(std::vector<Claim>& claims);
    bool pass_text();
    bool take_text(std::string& to);
    bool keep_text(std::string_view text, std::string& to);
    bool take_id(std::string& to, IdNumbers& numbers);
    bool keep_id(std::string_view id, std::string& to, IdNumbers& numbers);
    bool take_date_text(std::string& to);
    bool take_date(std::optional<ReportedDate>& to);
    bool take_other_date(std::string_view text, DateRange& to);
    bool take_duration(std::optional<Reported>& to);
    /// A figure of a dimension that fits.
    template <auto fits>
    bool take_figure(Reported& to);
    bool take_other_figure(std::string_view text, bool is_string, Figure& to);
    template <std::size_t count, class Word>
    bool take_word(const std::array<Token, count>& words, Word first, Word& to);
    bool take_statement(std::optional<Statement>& to);

    bool has_source(const Citation& cited) const;
    bool fits_together() const;

    Shape deal_, source_, investment_, commitment_, valuation_, claim_;
    PlainText text_{};
    Deal read_{};  // holds no text that was not found good: this is what the bets on texts rest on
    bool home_known_ = false;
    IdNumbers ids_{};
    IdNumbers same_as_{};  // ids in other reports
};

}  // namespace dealcalc::input
