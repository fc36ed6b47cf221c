#include "article/roles.hpp"

#include "article/judge.hpp"
#include "base/digits.hpp"
#include "base/letters.hpp"

namespace dealcalc::article {
namespace {

Role best_of(const Scores& scores) {
    return static_cast<Role>(std::ranges::max_element(scores) - scores.begin());
}

/// Which rules a word may begin.
class RuleIndex {
public:
    RuleIndex() {
        for (const RoleRule& rule : role_rules) rules_[slot(rule.words)].push_back(&rule);
    }
    const std::vector<const RoleRule*>& of(std::string_view word) const { return rules_[slot(word)]; }

private:
    static std::size_t slot(std::string_view word) {
        const auto letter = [&](std::size_t i) {
            return i < word.size() && is_letter(word[i]) ? static_cast<std::size_t>(lower(word[i]) - 'a') : 26;
        };
        return letter(0) * 27 + letter(1);
    }
    std::array<std::vector<const RoleRule*>, std::size_t{27} * 27> rules_{};
};

/// "could grow to $33 billion" says what the total may be at most.
void hedge_total(Mention& mention, std::string_view words) {
    if (mention.role != Role::total || mention.figure.hedge != Hedge::none) return;
    const std::size_t from = mention.at > 40 ? mention.at - 40 : 0;
    const std::string_view before = words.substr(from, mention.at - from);
    for (const std::string_view says :
         {"could reach ", "could grow to ", "could rise to ", "could be worth ", "could total ", "may reach ",
          "can reach ", "could climb to ", "could come to ", "may be worth "}) {
        if (!before.ends_with(says)) continue;
        mention.figure.hedge = Hedge::up_to;
        write_numbers(mention);
        return;
    }
}

}  // namespace

// ---- sentences

void Judge::read_sentences() {
    constexpr std::size_t longest_article = std::size_t{2} << 20;  // further on all figures are context
    static const RuleIndex index;
    std::size_t next = 0;
    for (const Sentence& sentence : sentences_of(scan_.page)) {
        if (sentence.begin > longest_article) break;
        Read read;
        read.sentence = sentence;
        read.is_heading = scan_.page.blocks[sentence.block].kind == Block::Kind::heading;
        while (next < scan_.mentions.size() && scan_.mentions[next].at < sentence.end) read.mentions.push_back(next++);
        const bool is_lead = reads_.size() < 6;
        if (read.mentions.empty() && !is_lead) continue;
        read.words = words_of(words_, sentence.begin, sentence.end);
        for (const std::string_view name : names_of(words_, read.words, read.is_heading || sentence.block == 0)) {
            if (!is_in_mention(static_cast<std::size_t>(name.data() - words_.data()), read)) read.names.push_back(name);
        }
        for (std::size_t i = 0; i < read.words.size() && !read.mentions.empty(); ++i) {
            const SentenceWord& word = read.words[i];
            for (const RoleRule* rule : index.of(words_.substr(word.begin, word.end - word.begin))) {
                if (!says(words_, read.words, i, rule->words)) continue;
                const std::size_t last = i + static_cast<std::size_t>(std::ranges::count(rule->words, ' '));
                read.cues.push_back({rule, word.begin, read.words[last].end, word.clause});
            }
        }
        reads_.push_back(std::move(read));
    }
}

/// The letters of a unit or a currency are no name.
bool Judge::is_in_mention(std::size_t at, const Read& read) const {
    return std::ranges::any_of(read.mentions, [&](std::size_t index) {
        return scan_.mentions[index].at <= at && at < scan_.mentions[index].until;
    });
}

bool Judge::speaks_of_deal() const {
    std::size_t seen = 0;
    for (const Read& read : reads_) {
        if (seen++ > 6) return false;
        for (std::size_t i = 0; i < read.words.size(); ++i) {
            for (const std::string_view word : deal_words) {
                if (says(words_, read.words, i, word)) return true;
            }
        }
    }
    return false;
}

/// Whether a text speaks of a deal of its own, and not only of amounts.
bool Judge::has_deal() const {
    constexpr int certain = 14;
    int parts = 0;
    for (std::size_t i = 0; i < scan_.mentions.size(); ++i) {
        const Role role = scan_.mentions[i].role;
        const bool counts =
            is_part(role) || role == Role::total || role == Role::commitment_company || role == Role::valuation;
        parts += counts && scores_[i][static_cast<std::size_t>(role)] >= certain ? 1 : 0;
    }
    return parts > 1 || (parts == 1 && speaks_of_deal());
}

/// "If prices stay where they are, the seller receives ..."
bool Judge::begins_with_condition(const Read& read) const {
    if (read.words.empty()) return false;
    constexpr std::string_view words[] = {"if", "should", "once", "provided", "unless", "when"};
    return std::ranges::any_of(words, [&](std::string_view word) { return says(words_, read.words, 0, word); });
}

/// An agreement about power or energy may name no money.
bool Judge::is_promise_of_power() const {
    for (const Read& read : reads_) {
        if (read.sentence.begin >= lead_end_) return false;
        const bool has_power = std::ranges::any_of(read.mentions, [&](std::size_t index) {
            const Kind kind = scan_.mentions[index].kind;
            return kind == Kind::power || kind == Kind::energy || kind == Kind::price_per_share;
        });
        if (has_power && says_any(read, {"agreement", "deal", "contract", "sign*", "buy*", "acquire*", "agreed", "ppa",
                                         "takeover", "offer", "merge*", "order*", "sell*"})) {
            return true;
        }
    }
    return false;
}

bool Judge::says_any(const Read& read, std::initializer_list<std::string_view> phrases) const {
    for (std::size_t i = 0; i < read.words.size(); ++i) {
        for (const std::string_view phrase : phrases) {
            if (says(words_, read.words, i, phrase)) return true;
        }
    }
    return false;
}

/// Whether one of the phrases stands within `reach` characters of the mention, in its sentence.
bool Judge::near(const Read& read, const Mention& mention, std::initializer_list<std::string_view> phrases,
                 std::size_t reach, Side side) const {
    for (std::size_t i = 0; i < read.words.size(); ++i) {
        const SentenceWord& word = read.words[i];
        const bool is_near =
            word.begin < mention.at ? mention.at - word.end <= reach : word.begin <= mention.until + reach;
        const bool is_wrong_side =
            side == Side::before ? word.begin > mention.at : side == Side::behind && word.begin < mention.at;
        if (!is_near || is_wrong_side) continue;
        for (const std::string_view phrase : phrases) {
            if (says(words_, read.words, i, phrase)) return true;
        }
    }
    return false;
}

double Judge::position(const Mention& mention) const {
    return static_cast<double>(mention.at) / static_cast<double>(words_.size());
}

std::size_t Judge::clause_of(const Read& read, std::size_t at) const {
    std::size_t clause = 0;
    for (const SentenceWord& word : read.words) {
        if (word.begin > at) break;
        clause = word.clause;
    }
    return clause;
}

// ---- money

int Judge::amounts_between(const Read& read, std::size_t from, std::size_t to) const {
    int between = 0;
    for (const std::size_t index : read.mentions) {
        const Mention& other = scan_.mentions[index];
        if (other.kind == Kind::money && other.at >= from && other.until <= to) ++between;
    }
    return between;
}

int Judge::weight_of(const Cue& cue, const Read& read, const Mention& mention) const {
    const RoleRule& rule = *cue.rule;
    const bool is_before = cue.end <= mention.at;
    if (!is_before && cue.begin < mention.until) return rule.reach == Reach::touching ? rule.weight : rule.weight;
    if (rule.side == Side::before && !is_before) return 0;
    if (rule.side == Side::behind && is_before) return 0;
    const std::size_t distance = is_before ? mention.at - cue.end : cue.begin - mention.until;
    const int between =
        is_before ? amounts_between(read, cue.end, mention.at) : amounts_between(read, mention.until, cue.begin);
    if (rule.reach == Reach::touching) return distance <= 12 && between == 0 ? rule.weight : 0;
    if (rule.reach == Reach::sentence) return rule.weight;
    int weight = rule.weight;
    const std::size_t clause = clause_of(read, mention.at);
    if (clause != cue.clause) weight /= distance > 40 ? 4 : 2;
    for (int i = 0; i < std::min(between, 4); ++i) weight /= 3;
    if (distance > 60) weight = weight * 3 / 4;
    return weight;
}

void Judge::judge_money(const Read& read, std::size_t index) {
    const Mention& mention = scan_.mentions[index];
    Scores& scores = scores_[index];
    for (const Cue& cue : read.cues) of(scores, cue.rule->role) += weight_of(cue, read, mention);
    const Hedge hedge = mention.figure.hedge;
    const bool is_most = hedge == Hedge::up_to || hedge == Hedge::up_to_about || hedge == Hedge::at_most;
    if (is_most) of(scores, Role::contingent) += 14;
    // A row or an item has its label before the figure, in whatever clause.
    const bool in_lead = mention.at < lead_end_;
    const double where = position(mention);
    if (in_lead) of(scores, Role::total) += is_most ? 12 : 4;
    if (read.is_heading) of(scores, Role::total) += 8;
    if (where < 0.67) of(scores, Role::firm) += 6;
    if (where > 0.67) {
        of(scores, Role::other_deal) += 6;
        of(scores, Role::context) += 7;
    }
    if (read.of_others && !in_lead) {
        of(scores, Role::other_deal) += where > 0.5 ? 14 : 8;
        if (where > 0.5) of(scores, Role::context) += 4;
    }
    if (others_act(read, mention) && !in_lead && where > 0.4) of(scores, Role::other_deal) += 22;
    if (begins_with_condition(read)) of(scores, Role::contingent) += 16;
    if (company_acts(read, mention)) of(scores, Role::commitment_company) += 22;
    if (words_.substr(0, mention.at).ends_with("from ") || words_.substr(0, mention.at).ends_with("From ")) {
        of(scores, Role::context) += 12;
    }
    if (mention.figure.unit.per == Dimension::time) of(scores, Role::context) += 8;
    // A year that is over speaks of something else.
    for (std::size_t at = read.sentence.begin; at + 4 <= read.sentence.end; ++at) {
        const bool is_year = words_.substr(at, 2) == "20" && is_digit(words_[at + 2]) && is_digit(words_[at + 3]) &&
                             (at == 0 || words_[at - 1] == ' ') &&
                             (at + 4 == words_.size() || !is_digit(words_[at + 4]));
        if (!is_year || where < 0.6) continue;
        of(scores, Role::other_deal) += 4;
        break;
    }
    scan_.mentions[index].role = best_of(scores);
}

void Judge::judge() {
    read_sentences();
    find_parties();
    find_prices();
    for (const Read& read : reads_) {
        for (const std::size_t index : read.mentions) {
            if (scan_.mentions[index].kind == Kind::money) judge_money(read, index);
        }
    }
    if (!has_deal() && !(speaks_of_deal() && is_promise_of_power())) {
        for (Mention& mention : scan_.mentions) mention.role = Role::context;
        scan_.investor.clear();
        scan_.company.clear();
        return;
    }
    for (const Read& read : reads_) share_valuation(read);
    adopt_parts();
    judge_sums();
    judge_headline();
    repeat();
    for (const Read& read : reads_) {
        for (const std::size_t index : read.mentions) {
            if (scan_.mentions[index].kind != Kind::duration && scan_.mentions[index].kind != Kind::date)
                judge_rest(read, index);
        }
        for (const std::size_t index : read.mentions) judge_rest(read, index);
    }
    for (Mention& mention : scan_.mentions) hedge_total(mention, words_);
}

void find_roles(Scan& scan) {
    Judge(scan).judge();
}

}  // namespace dealcalc::article
