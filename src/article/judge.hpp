#pragma once
// The judge of roles: what it knows of an article while it reads it. Its parts: who the parties are (parties.cpp), what
// the words say (roles.cpp), what sums, repetitions and the headline say (sums.cpp), what is no money
// (other_kinds.cpp).

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <dealcalc/article/scan.hpp>

#include "article/role_rules.hpp"
#include "article/sentences.hpp"

namespace dealcalc::article {

/// A weight for each role.
using Scores = std::array<int, 10>;

inline int& of(Scores& scores, Role role) {
    return scores[static_cast<std::size_t>(role)];
}

inline bool is_own(Role role) {
    return role != Role::context && role != Role::other_deal;
}

inline bool is_part(Role role) {
    return role == Role::prior || role == Role::firm || role == Role::contingent;
}

/// Words that stand in a sentence and speak for a role.
struct Cue {
    const RoleRule* rule = nullptr;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t clause = 0;
};

/// A sentence with what was found in it.
struct Read {
    Sentence sentence{};
    std::vector<SentenceWord> words{};
    std::vector<Cue> cues{};
    std::vector<std::string_view> names{};
    std::vector<std::size_t> mentions{};
    bool speaks_of_party = false;
    bool of_others = false;  // names others, and no party
    bool is_heading = false;
};

class Judge {
public:
    explicit Judge(Scan& scan)
        : scan_(scan)
        , words_(scan.page.words)
        , scores_(scan.mentions.size()) {}

    void judge();

private:
    void read_sentences();
    void find_parties();
    void orient_parties();
    std::string full_name(std::string_view word) const;
    std::span<const Read> first_reads() const;
    std::string party_name(std::string_view name) const;
    bool company_acts(const Read& read, const Mention& mention) const;
    bool speaks_of_deal() const;
    void find_prices();
    bool has_percent_before(const Read& read, const Mention& mention) const;
    void judge_money(const Read& read, std::size_t index);
    int weight_of(const Cue& cue, const Read& read, const Mention& mention) const;
    int amounts_between(const Read& read, std::size_t from, std::size_t to) const;
    void adopt_parts();
    void judge_sums();
    bool is_added(const Mention& mention) const;
    void share_valuation(const Read& read);
    void judge_headline();
    void find_headline_total();
    void repeat();
    void judge_rest(const Read& read, std::size_t index);
    Role judge_date(const Read& read, const Mention& mention) const;
    Role judge_percent(const Read& read, const Mention& mention) const;
    Role judge_power(const Read& read, const Mention& mention) const;
    const Mention* nearest(const Read& read, const Mention& to, bool before_first) const;
    bool says_any(const Read& read, std::initializer_list<std::string_view> phrases) const;
    bool near(const Read& read, const Mention& mention, std::initializer_list<std::string_view> phrases,
              std::size_t reach, Side side = Side::either) const;
    double position(const Mention& mention) const;
    std::size_t clause_of(const Read& read, std::size_t at) const;
    bool is_party(std::string_view name) const;
    bool is_in_mention(std::size_t at, const Read& read) const;
    bool others_act(const Read& read, const Mention& mention) const;
    bool has_deal() const;
    bool is_promise_of_power() const;
    bool begins_with_condition(const Read& read) const;

    Scan& scan_;
    std::string_view words_;
    std::vector<Scores> scores_;
    std::vector<Read> reads_{};
    std::set<std::string, std::less<>> parties_{};  // the words of their names
    std::size_t lead_end_ = 0;                      // of headline and lead
};

}  // namespace dealcalc::article
