// What the amounts say of each other: sums, subtotals, repetitions.

#include "article/judge.hpp"

#include <bit>
#include <utility>

namespace dealcalc::article {

/// "including $850 million of debt" is a part, and no valuation.
bool Judge::is_added(const Mention& mention) const {
    const std::string_view before = words_.substr(0, mention.at);
    return before.ends_with("including ") || before.ends_with("plus ") || before.ends_with("with ");
}

/// "valued at $3.9 billion, against $1 billion in 2024": what nothing else claims is a valuation too.
void Judge::share_valuation(const Read& read) {
    constexpr int weak = 16;
    bool is_valuation = false;
    for (const std::size_t index : read.mentions) {
        Mention& mention = scan_.mentions[index];
        if (mention.kind != Kind::money) continue;
        const int score = scores_[index][static_cast<std::size_t>(mention.role)];
        if (mention.role == Role::valuation) {
            is_valuation = is_valuation || score > weak;
        } else if (is_valuation && score < weak && !is_added(mention)) {
            mention.role = Role::valuation;
        }
    }
}

/// A total, or an amount of headline and lead, that others add up to has these as its parts: all but one of them are
/// parts by their words, so that no accident makes a sum.
void Judge::adopt_parts() {
    constexpr std::size_t most = 12;
    const auto is_early = [&](const Mention& m) {
        return m.kind == Kind::money && is_money(m.figure.unit) && (position(m) < 0.67 || m.at < lead_end_);
    };
    std::vector<std::size_t> amounts;  // each number once, the one that is a part by its words before others
    for (std::size_t i = 0; i < scan_.mentions.size() && amounts.size() < most; ++i) {
        const Mention& mention = scan_.mentions[i];
        if (!is_early(mention)) continue;
        const auto same =
            std::ranges::find_if(amounts, [&](std::size_t k) { return same_number(scan_.mentions[k], mention); });
        if (same == amounts.end())
            amounts.push_back(i);
        else if (is_part(mention.role) && !is_part(scan_.mentions[*same].role))
            *same = i;
    }
    std::size_t found = amounts.size();
    unsigned parts = 0;
    int best = -2;
    for (std::size_t t = 0; t < amounts.size(); ++t) {
        const Mention& whole = scan_.mentions[amounts[t]];
        if (whole.role != Role::total && whole.at >= lead_end_) continue;
        for (unsigned set = 1; set < (1U << amounts.size()); ++set) {
            if ((set >> t & 1U) != 0 || std::popcount(set) < 2 || std::popcount(set) > 5) continue;
            Number sum = 0;
            int sure = 0;
            for (std::size_t k = 0; k < amounts.size(); ++k) {
                if ((set >> k & 1U) == 0) continue;
                const Mention& part = scan_.mentions[amounts[k]];
                const bool is_sure = is_part(part.role) || part.role == Role::total;
                sure += is_sure && part.figure.unit == whole.figure.unit ? 1 : 0;
                sum = sum + part.figure.nominal;
            }
            const int others = std::popcount(set) - sure;
            const int score = 2 * sure - 3 * others + (whole.role == Role::total ? 2 : 0);
            if (sure == 0 || others > 1 || score <= best || sum != whole.figure.nominal) continue;
            best = score;
            parts = set;
            found = t;
        }
    }
    if (parts == 0) return;
    scan_.mentions[amounts[found]].role = Role::total;
    of(scores_[amounts[found]], Role::total) += 30;
    for (std::size_t k = 0; k < amounts.size(); ++k) {
        if ((parts >> k & 1U) == 0 || is_part(scan_.mentions[amounts[k]].role)) continue;
        Scores& scores = scores_[amounts[k]];
        const bool waits = of(scores, Role::contingent) > of(scores, Role::firm);
        of(scores, Role::total) = 0;
        scan_.mentions[amounts[k]].role = waits ? Role::contingent : Role::firm;
    }
}

/// A figure that is the sum of others is the total if it is the largest, else a subtotal.
void Judge::judge_sums() {
    std::vector<std::size_t> own;
    for (std::size_t i = 0; i < scan_.mentions.size() && own.size() < 14; ++i) {
        const Mention& mention = scan_.mentions[i];
        const bool counts = mention.kind == Kind::money && is_money(mention.figure.unit) && is_own(mention.role);
        const auto same = std::ranges::find_if(
            own, [&](std::size_t k) { return scan_.mentions[k].figure.nominal == mention.figure.nominal; });
        if (counts && same == own.end())
            own.push_back(i);
        else if (counts && is_part(mention.role) && !is_part(scan_.mentions[*same].role))
            *same = i;
    }
    const auto value = [&](std::size_t i) -> const Number& { return scan_.mentions[i].figure.nominal; };
    unsigned parts = 0;
    for (std::size_t k = 0; k < own.size(); ++k) {
        const Role role = scan_.mentions[own[k]].role;
        if (is_part(role) || role == Role::claim || role == Role::total) parts |= 1U << k;
    }
    std::vector<std::pair<std::size_t, unsigned>> sums;  // which, and of which of `own`
    for (std::size_t t = 0; t < own.size(); ++t) {
        unsigned best = 0;
        for (unsigned set = 1; set < (1U << own.size()); ++set) {
            if ((set & ~parts) != 0 || (set >> t & 1U) != 0 || std::popcount(set) < 2 ||
                std::popcount(set) < std::popcount(best))
                continue;
            Number sum = 0;
            for (std::size_t k = 0; k < own.size(); ++k) {
                if ((set >> k & 1U) != 0) sum = sum + value(own[k]);
            }
            if (sum == value(own[t])) best = set;
        }
        if (best != 0) sums.emplace_back(t, best);
    }
    std::vector<bool> is_exact(own.size());
    for (const auto& [t, set] : sums) {
        // A subtotal is the sum of a part of what a larger sum covers.
        bool is_inner = false;
        for (const auto& [other, covered] : sums) {
            if (other != t && (set & covered) == set) is_inner = true;
        }
        Scores& scores = scores_[own[t]];
        if (is_inner) {
            if (scan_.mentions[own[t]].role != Role::valuation) scan_.mentions[own[t]].role = Role::claim;
            continue;
        }
        const bool is_firmly_else = scan_.mentions[own[t]].role == Role::valuation && of(scores, Role::total) < 4;
        if (is_firmly_else) continue;
        is_exact[t] = true;
        of(scores, Role::total) += 30;
        scan_.mentions[own[t]].role = Role::total;
        // "$620 million in all" is a part of it.
        for (std::size_t k = 0; k < own.size(); ++k) {
            if ((set >> k & 1U) == 0 || scan_.mentions[own[k]].role != Role::total) continue;
            Scores& part = scores_[own[k]];
            Role& role = scan_.mentions[own[k]].role;
            role = Role::firm;
            for (const Role other : {Role::prior, Role::contingent}) {
                if (of(part, other) > of(part, role)) role = other;
            }
        }
    }
    // A total is no smaller than its parts.
    Number largest = 0;
    for (const std::size_t i : own) {
        if (is_part(scan_.mentions[i].role) && position(scan_.mentions[i]) < 0.67)
            largest = std::max(largest, value(i));
    }
    for (std::size_t k = 0; k < own.size(); ++k) {
        Mention& mention = scan_.mentions[own[k]];
        if (mention.role == Role::total && !is_exact[k] && value(own[k]) < largest) mention.role = Role::claim;
    }
}

/// The first amount of headline and lead, where it is larger than each of several parts.
void Judge::find_headline_total() {
    for (Mention& first : scan_.mentions) {
        if (first.kind != Kind::money) continue;
        if (first.at >= lead_end_ || !is_part(first.role)) return;
        std::size_t smaller = 0;
        for (const Mention& other : scan_.mentions) {
            if (other.kind != Kind::money || !is_part(other.role) || other.figure.unit != first.figure.unit) continue;
            if (other.figure.nominal > first.figure.nominal) return;
            smaller += other.figure.nominal < first.figure.nominal ? 1U : 0U;
        }
        if (smaller >= 2) first.role = Role::total;
        return;
    }
}

/// Without a sum that covers the parts, the headline's figure is the total, if there are parts and it is no part.
void Judge::judge_headline() {
    std::size_t parts = 0;
    bool has_total = false;
    for (const Mention& mention : scan_.mentions) {
        if (mention.kind != Kind::money) continue;
        has_total = has_total || mention.role == Role::total;
        parts += is_part(mention.role) ? 1U : 0U;
    }
    if (!has_total) return find_headline_total();
    // A total without parts is the payment itself.
    if (parts > 0) return;
    for (Mention& mention : scan_.mentions) {
        if (mention.role == Role::total) mention.role = Role::firm;
    }
}

/// The same amount again is what it was, unless its own words say something else.
void Judge::repeat() {
    for (std::size_t i = 0; i < scan_.mentions.size(); ++i) {
        Mention& mention = scan_.mentions[i];
        if (mention.kind != Kind::money) continue;
        for (std::size_t k = 0; k < scan_.mentions.size() && k < 64; ++k) {
            const Mention& other = scan_.mentions[k];
            if (k == i || !same_number(mention, other) || !is_own(other.role) || other.role == mention.role) continue;
            const int own_words = scores_[i][static_cast<std::size_t>(mention.role)];
            const int other_words = scores_[k][static_cast<std::size_t>(other.role)];
            if (other_words > own_words && own_words < 24) mention.role = other.role;
        }
    }
}

}  // namespace dealcalc::article
