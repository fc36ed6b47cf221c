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

    // Each reads on at a place in the text and gives the one after it, or null where this is left to read_deal.

    template <class Target>
    const char* take_object(const char* at, Shape& shape, Target& target);
    template <class Item>
    const char* take_items(const char* at, std::vector<Item>& items, Shape& shape, std::string_view pointer);
    void set_origin(Source&, const char*, std::string_view, std::size_t) {}
    template <class Item>
    void set_origin(Item& item, const char* at, std::string_view pointer, std::size_t index);

    const char* take_member(const char* at, std::size_t key, Deal& deal);
    const char* take_member(const char* at, std::size_t key, Source& source);
    template <class Item>
    const char* take_member(const char* at, std::size_t key, Item& item);
    const char* take_own_member(const char* at, std::size_t key, Investment& investment);
    const char* take_own_member(const char* at, std::size_t key, Commitment& commitment);
    const char* take_own_member(const char* at, std::size_t key, Valuation& valuation);
    const char* take_own_member(const char* at, std::size_t key, Claim& claim);

    const char* pass_text(const char* at);
    const char* take_deal_id(const char* at, std::string& to);
    const char* take_currency(const char* at);
    const char* take_claims(const char* at, std::vector<Claim>& claims);
    const char* take_text(const char* at, std::string& to);
    const char* keep_text(std::string_view text, const char* end, std::string& to);
    const char* take_other_text(const char* at, std::string& to);
    const char* take_id(const char* at, std::string& to, IdNumbers& numbers);
    const char* keep_id(const char* at, std::string& to, IdNumbers& numbers);
    const char* take_date_text(const char* at, std::string& to);
    const char* take_date(const char* at, std::optional<ReportedDate>& to);
    bool take_other_date(std::string_view text, DateRange& to);
    const char* take_duration(const char* at, std::optional<Reported>& to);
    /// A figure of a dimension that fits.
    template <auto fits>
    const char* take_figure(const char* at, Reported& to);
    bool take_other_figure(std::string_view text, bool is_string, Figure& to);
    template <std::size_t count, class Word>
    const char* take_word(const char* at, const std::array<Token, count>& words, Word first, Word& to);
    const char* take_statement(const char* at, std::optional<Statement>& to);

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
