// Who pays and who is paid, by the names of headline and lead; and who acts in a sentence.

#include "article/judge.hpp"

#include <map>
#include <span>

#include "base/digits.hpp"
#include "base/letters.hpp"

namespace dealcalc::article {
namespace {

bool is_capital_letter(char c) {
    return c >= 'A' && c <= 'Z';
}

}  // namespace

bool Judge::is_party(std::string_view name) const {
    if (name.ends_with("'s")) name.remove_suffix(2);
    const std::size_t quote = name.find("\u2019");
    return parties_.contains(name.substr(0, quote));
}

/// As many sentences as an article has: names are looked for in these, so that a long text takes no longer.
std::span<const Read> Judge::first_reads() const {
    constexpr std::size_t most = 400;
    return std::span(reads_).first(std::min(most, reads_.size()));
}

/// Without 's, and as it is written elsewhere where it stands in capitals alone.
std::string Judge::party_name(std::string_view name) const {
    name = name.substr(0, std::min(name.find("\u2019"), name.find('\'')));
    const bool is_shouted =
        name.size() > 3 && std::ranges::none_of(name, [](char c) { return lower(c) == c && is_letter(c); });
    if (!is_shouted) return std::string(name);
    std::size_t again = 0;
    for (const Read& read : first_reads()) {
        for (const std::string_view other : read.names) {
            if (equal_ignoring_case(other, name) && other != name) return std::string(other);
            again += other == name ? 1U : 0U;
        }
    }
    return again > 1 ? std::string(name) : "";
}

/// The words with capitals around this one where it stands first: Helix of Helix Batteries.
std::string Judge::full_name(std::string_view word) const {
    for (const Read& read : first_reads()) {
        for (const std::string_view name : read.names) {
            if (!name.starts_with(word)) continue;
            std::size_t begin = static_cast<std::size_t>(name.data() - words_.data());
            std::size_t end = begin + word.size();
            // Behind it: a blank, an & between, a capital.
            for (int i = 0; i < 4; ++i) {
                const std::string_view rest = words_.substr(end);
                const std::size_t gap = rest.starts_with(" & ") ? 3 : rest.starts_with(" ") ? 1 : 0;
                if (gap == 0 || end + gap >= words_.size() || !is_capital_letter(words_[end + gap])) break;
                std::size_t to = end + gap;
                while (to < words_.size() && (is_letter(words_[to]) || is_digit(words_[to]) || words_[to] == '-')) ++to;
                const std::string_view next = words_.substr(end + gap, to - end - gap);
                const bool is_plain = std::ranges::any_of(
                    plain_words, [&](std::string_view plain) { return equal_ignoring_case(plain, next); });
                if (is_plain) break;
                end = to;
            }
            return std::string(words_.substr(begin, end - begin));
        }
    }
    return std::string(word);
}

/// Names of the headline and of the first sentences below it. Who comes first pays, who comes next is paid.
void Judge::find_parties() {
    std::size_t sentences = 0;
    std::vector<std::string> ordered;
    for (const Read& read : reads_) {
        const std::size_t length = read.sentence.end - read.sentence.begin;
        if (sentences >= 3 || length > 4000) break;
        lead_end_ = read.sentence.end;
        std::size_t last = 0;  // where the name before ends
        for (const std::string_view word : read.names) {
            const std::string name = party_name(word);
            const auto at = static_cast<std::size_t>(word.data() - words_.data());
            const std::string_view between = words_.substr(last, at - last);
            const bool goes_on = last > 0 && (between == " " || between == " & ");
            last = at + word.size();
            if (name.size() < 2) continue;
            const bool is_new = parties_.insert(name).second;
            if (is_new && !goes_on) ordered.push_back(name);
        }
        if (length >= 40 || read.is_heading) ++sentences;
    }
    std::map<std::string, std::size_t, std::less<>> counts;
    for (const Read& read : first_reads()) {
        for (const std::string_view name : read.names) ++counts[party_name(name)];
    }
    std::vector<std::string> named;  // those that the text names again come first
    for (const bool again : {true, false}) {
        for (const std::string& name : ordered) {
            const bool taken = std::ranges::find(named, name) != named.end();
            if (named.size() < 2 && !taken && (counts[name] > 1 || !again)) named.push_back(name);
        }
    }
    if (!named.empty()) scan_.investor = full_name(named[0]);
    if (named.size() > 1) scan_.company = full_name(named[1]);
    orient_parties();
    for (Read& read : reads_) {
        std::size_t others = 0;
        for (const std::string_view name : read.names) {
            if (is_party(name))
                read.speaks_of_party = true;
            else
                ++others;
        }
        const Block::Kind kind = scan_.page.blocks[read.sentence.block].kind;
        read.of_others = others > 0 && !read.speaks_of_party && kind != Block::Kind::row;
    }
}

/// "Kestrel AI raises ..." names the one who is paid first.
void Judge::orient_parties() {
    if (scan_.company.empty()) return;
    for (const Read& read : reads_) {
        const std::size_t at = words_.substr(0, read.sentence.end).find(scan_.investor, read.sentence.begin);
        if (at == std::string_view::npos) continue;
        for (std::size_t i = 0; i < read.words.size(); ++i) {
            const std::size_t end = at + scan_.investor.size();
            if (read.words[i].begin < end || read.words[i].begin > end + 24) continue;
            for (const std::string_view verb : verbs_of_the_paid) {
                if (!says(words_, read.words, i, verb)) continue;
                std::swap(scan_.investor, scan_.company);
                return;
            }
        }
        return;
    }
}

/// Whether somebody else than the parties stands before the mention in its sentence, and no party does.
bool Judge::others_act(const Read& read, const Mention& mention) const {
    if (scan_.page.blocks[read.sentence.block].kind == Block::Kind::row) return false;
    bool others = false;
    for (const std::string_view name : read.names) {
        if (static_cast<std::size_t>(name.data() - words_.data()) > mention.at) break;
        if (is_party(name)) return false;
        others = true;
    }
    return others;
}

/// Whether the one who is paid stands last before the mention, with a verb of promises between.
bool Judge::company_acts(const Read& read, const Mention& mention) const {
    if (scan_.company.empty()) return false;
    const std::string_view company = std::string_view(scan_.company).substr(0, scan_.company.find(' '));
    const std::string_view investor = std::string_view(scan_.investor).substr(0, scan_.investor.find(' '));
    std::size_t subject = std::string_view::npos;
    for (const std::string_view name : read.names) {
        const auto at = static_cast<std::size_t>(name.data() - words_.data());
        if (at > mention.at) break;
        if (name.starts_with(investor) && subject == std::string_view::npos) return false;
        if (name.starts_with(company) && !name.ends_with("s") && subject == std::string_view::npos) subject = at;
    }
    if (subject == std::string_view::npos) return false;
    for (std::size_t i = 0; i < read.words.size(); ++i) {
        if (read.words[i].begin < subject || read.words[i].begin > mention.at || mention.at - read.words[i].begin > 90)
            continue;
        for (const std::string_view verb : verbs_of_promises) {
            if (says(words_, read.words, i, verb)) return true;
        }
    }
    return false;
}

}  // namespace dealcalc::article
