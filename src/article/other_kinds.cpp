// Roles of what is no money: most of these have that of the amount that they belong to.

#include "article/judge.hpp"

#include "article/roles.hpp"
#include "base/letters.hpp"

namespace dealcalc::article {

// ---- prices of shares

/// "jumped 17 per cent to A$1.06" is said of a share.
bool Judge::has_percent_before(const Read& read, const Mention& mention) const {
    return std::ranges::any_of(read.mentions, [&](std::size_t index) {
        const Mention& other = scan_.mentions[index];
        return other.kind == Kind::percent && other.until < mention.at && mention.at - other.until < 30;
    });
}

/// $248.28, without a scale, in a sentence about shares.
void Judge::find_prices() {
    for (const Read& read : reads_) {
        for (const std::size_t index : read.mentions) {
            Mention& mention = scan_.mentions[index];
            const Figure& figure = mention.figure;
            if (mention.kind != Kind::money || !is_money(figure.unit) || figure.nominal > 5000) continue;
            const bool has_scale = std::ranges::count_if(mention.words, [](char c) { return is_letter(c); }) > 12 ||
                                   figure.place > Number(1) || figure.significant > Number(100);
            if (has_scale) continue;
            const bool speaks =
                says_any(read, {"shares", "stock", "share", "closed", "ended the day", "closing price", "close of",
                                "trading", "traded", "nasdaq", "nyse", "apiece", "a share"});
            const bool moves = words_.substr(0, mention.at).ends_with("to ") && has_percent_before(read, mention);
            if (!speaks && !moves) continue;
            mention.kind = Kind::price_per_share;
            mention.figure.unit.per = Dimension::shares;
            write_numbers(mention);
        }
    }
}

// ---- what is no money

/// The money, power or energy that stands nearest in the sentence; before the mention first, if asked.
const Mention* Judge::nearest(const Read& read, const Mention& to, bool before_first) const {
    const Mention* found = nullptr;
    std::size_t least = 0;
    for (const std::size_t index : read.mentions) {
        const Mention& other = scan_.mentions[index];
        if (&other == &to || other.kind == Kind::date || other.kind == Kind::duration) continue;
        const bool is_before = other.until <= to.at;
        std::size_t distance = is_before ? to.at - other.until : other.at - to.until;
        if (before_first && !is_before) distance += 60;
        if (found == nullptr || distance < least) {
            found = &other;
            least = distance;
        }
    }
    return found;
}

Role Judge::judge_date(const Read& read, const Mention& mention) const {
    const bool is_day = mention.date->first == mention.date->last;
    const Mention* close = nearest(read, mention, false);
    if (close != nullptr && close->role == Role::valuation && close->kind == Kind::money) return Role::valuation;
    if (is_day || close == nullptr) return Role::context;
    if (near(read, mention, {"closing", "expected to close", "close", "announced", "said", "today"}, 60)) {
        return Role::context;
    }
    return close->role == Role::total || close->role == Role::claim ? Role::context : close->role;
}

Role Judge::judge_percent(const Read& read, const Mention& mention) const {
    if (company_acts(read, mention)) return Role::commitment_company;
    const bool moves = near(
        read, mention, {"rose",    "fell", "up",     "down",         "gained",        "slid",    "dropped", "jumped",
                        "climbed", "lost", "higher", "lower",        "added",         "slipped", "sank",    "surged",
                        "growth",  "grew", "margin", "market share", "ended the day", "closed"},
        40);
    if (near(read, mention,
             {"stake",         "premium",       "royalt*",   "interest",       "sell-on",       "own",
              "owns",          "hold",          "holds",     "of the company", "of the profit", "the price",
              "of the shares", "of its shares", "of profit", "of any",         "dilut*",        "voting",
              "discount",      "coupon",        "buying",    "acquire*",       "take",          "keep*",
              "retain*",       "the capital",   "ownership"},
             50)) {
        return position(mention) > 0.85 && read.of_others ? Role::other_deal : Role::claim;
    }
    const bool is_premium =
        near(read, mention, {"more than", "above", "below", "over"}, 16, Side::behind) &&
        near(read, mention, {"last close", "close", "market price", "average", "the shares", "stock"}, 60,
             Side::behind);
    if (is_premium) return Role::claim;
    if (moves) return Role::context;
    const Mention* close = nearest(read, mention, false);
    return close != nullptr && close->kind == Kind::money && is_own(close->role) ? Role::claim : Role::context;
}

Role Judge::judge_power(const Read& read, const Mention& mention) const {
    if (read.of_others && mention.at >= lead_end_) {
        int others = 0;
        for (const Cue& cue : read.cues) others += cue.rule->role == Role::other_deal ? cue.rule->weight : 0;
        return others >= 14 ? Role::other_deal : Role::context;
    }
    int investor = 0;
    int company = 0;
    for (const Cue& cue : read.cues) {
        if (cue.rule->role == Role::commitment_investor) investor += weight_of(cue, read, mention);
        if (cue.rule->role == Role::commitment_company) company += weight_of(cue, read, mention);
    }
    if (position(mention) > 0.8) return Role::context;
    return company > investor ? Role::commitment_company : Role::commitment_investor;
}

void Judge::judge_rest(const Read& read, std::size_t index) {
    Mention& mention = scan_.mentions[index];
    const Mention* close = nearest(read, mention, true);
    switch (mention.kind) {
    case Kind::money: return;
    case Kind::date: mention.role = judge_date(read, mention); return;
    case Kind::percent: mention.role = judge_percent(read, mention); return;
    case Kind::power:
    case Kind::energy: mention.role = judge_power(read, mention); return;
    case Kind::duration:
        mention.role = close == nullptr || close->role == Role::total ? Role::context : close->role;
        if (close == nullptr && company_acts(read, mention)) {
            mention.role = Role::commitment_company;
        } else if (close == nullptr) {
            Scores scores{};
            for (const Cue& cue : read.cues) of(scores, cue.rule->role) += weight_of(cue, read, mention);
            if (of(scores, Role::contingent) > 12) mention.role = Role::contingent;
        }
        return;
    case Kind::multiple:
        if (says_any(read, {"remember"})) return;
        mention.role = position(mention) > 0.85 && read.of_others ? Role::context : Role::claim;
        if (near(read, mention, {"manages", "property", "output", "capacity", "sales"}, 50))
            mention.role = Role::context;
        return;
    case Kind::shares:
        mention.role = says_any(read, {"warrant*", "issue*"}) ? Role::commitment_company : Role::claim;
        return;
    case Kind::price_per_share: {
        const bool is_market = near(
            read, mention, {"closed", "close",     "ended the day", "fell",     "rose",    "slid",          "dropped",
                            "jumped", "gained",    "rights issue",  "lost",     "added",   "slipped",       "stood",
                            "leapt",  "leaped",    "closing price", "traded",   "trading", "changed hands", "stock",
                            "soared", "unchanged", "shares of",     "shares in"},
            60, Side::before);
        mention.role = is_market || has_percent_before(read, mention) ? Role::context : Role::claim;
        return;
    }
    }
}

}  // namespace dealcalc::article
