#include "article/sentences.hpp"

#include <algorithm>

#include "article/role_rules.hpp"
#include "base/digits.hpp"
#include "base/letters.hpp"

namespace dealcalc::article {
namespace {

bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}

bool is_in_word(char c) {
    return is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

/// A point behind one of these ends no sentence.
bool is_short_form(std::string_view words, std::size_t point) {
    std::size_t begin = point;
    while (begin > 0 && is_letter(words[begin - 1])) --begin;
    const std::string_view word = words.substr(begin, point - begin);
    if (word.size() == 1) return true;
    constexpr std::string_view shorts[] = {"Inc",  "Corp",   "Co",  "Ltd", "No",  "St",   "Mr",  "Ms",  "Dr",  "Mrs",
                                           "vs",   "approx", "ca",  "Rs",  "est", "Jan",  "Feb", "Mar", "Apr", "Aug",
                                           "Sept", "Oct",    "Nov", "Dec", "plc", "Bros", "Tel", "Jr",  "Gov", "Sen"};
    return std::ranges::find(shorts, word) != std::end(shorts);
}

bool ends_sentence(std::string_view words, std::size_t at, std::size_t end) {
    const char c = words[at];
    if (c == '?' || c == '!') return true;
    if (c != '.') return false;
    std::size_t next = at + 1;
    while (next < end && (words[next] == '"' || words[next] == '\'' || words[next] == ')' || words[next] == ']'))
        ++next;
    if (next < end && static_cast<unsigned char>(words[next]) >= 0x80) return true;
    if (next >= end) return true;
    if (words[next] != ' ') return false;
    return !is_short_form(words, at);
}

/// Whether the words between two words begin another clause.
bool divides(std::string_view between, std::string_view word) {
    if (between.find_first_of(",;:()|\"") != std::string_view::npos) return true;
    if (between.find("\u2013") != std::string_view::npos || between.find("\u2014") != std::string_view::npos)
        return true;
    if (between.find(" - ") != std::string_view::npos || between.find("--") != std::string_view::npos) return true;
    for (const std::string_view joint : {"and", "but", "while", "plus", "which", "with", "whereas", "so"}) {
        if (equal_ignoring_case(word, joint)) return true;
    }
    return false;
}

bool same_word(std::string_view word, std::string_view pattern) {
    if (!pattern.ends_with('*')) return equal_ignoring_case(word, pattern);
    pattern.remove_suffix(1);
    return word.size() >= pattern.size() && equal_ignoring_case(word.substr(0, pattern.size()), pattern);
}

bool is_plain(std::string_view word) {
    return std::ranges::any_of(plain_words, [&](std::string_view plain) { return equal_ignoring_case(plain, word); });
}

/// Whether the first word of a sentence is followed by what follows a name: a verb of deals, a comma, another capital.
bool acts(std::string_view words, const std::vector<SentenceWord>& in) {
    if (in.size() < 2) return true;
    const std::string_view first = words.substr(in[0].begin, in[0].end - in[0].begin);
    const std::string_view between = words.substr(in[0].end, in[1].begin - in[0].end);
    const std::string_view next = words.substr(in[1].begin, in[1].end - in[1].begin);
    if (between.find_first_of(",(") != std::string_view::npos || is_capital(next.front())) return true;
    if (first.find("\u2019") != std::string_view::npos || first.ends_with("'s") || between.starts_with("'"))
        return true;
    const auto is_next = [&](std::string_view verb) { return same_word(next, verb); };
    return std::ranges::any_of(verbs_of_deals, is_next) || std::ranges::any_of(verbs_of_promises, is_next);
}

}  // namespace

std::vector<Sentence> sentences_of(const Page& page) {
    constexpr std::size_t longest_sentence = 1000;
    std::vector<Sentence> sentences;
    for (std::size_t block = 0; block < page.blocks.size(); ++block) {
        const auto [kind, begin, end] = page.blocks[block];
        std::size_t from = begin;
        for (std::size_t at = begin; at < end; ++at) {
            // What never ends is cut, so that a sentence is a piece of bounded length.
            const bool is_long = at - from > longest_sentence && page.words[at] == ' ';
            if (!is_long && !ends_sentence(page.words, at, end)) continue;
            sentences.push_back({from, at + 1, block});
            from = at + 1;
        }
        if (from < end) sentences.push_back({from, end, block});
    }
    return sentences;
}

std::vector<SentenceWord> words_of(std::string_view words, std::size_t begin, std::size_t end) {
    std::vector<SentenceWord> found;
    std::size_t clause = 0;
    std::size_t last = begin;
    for (std::size_t at = begin; at < end;) {
        if (!is_letter(words[at])) {
            ++at;
            continue;
        }
        std::size_t to = at;
        while (to < end && (is_in_word(words[to]) || (words[to] == '-' && to + 1 < end && is_letter(words[to + 1]))))
            ++to;
        if (divides(words.substr(last, at - last), words.substr(at, to - at))) ++clause;
        found.push_back({at, to, clause});
        last = at = to;
    }
    return found;
}

bool says(std::string_view words, const std::vector<SentenceWord>& in, std::size_t at, std::string_view phrase) {
    while (true) {
        if (at == in.size()) return false;
        const std::size_t blank = phrase.find(' ');
        if (!same_word(words.substr(in[at].begin, in[at].end - in[at].begin), phrase.substr(0, blank))) return false;
        if (blank == std::string_view::npos) return true;
        phrase.remove_prefix(blank + 1);
        ++at;
    }
}

std::vector<std::string_view> names_of(std::string_view words, const std::vector<SentenceWord>& in, bool is_headline) {
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < in.size(); ++i) {
        const std::string_view word = words.substr(in[i].begin, in[i].end - in[i].begin);
        const bool is_name = word.size() > 1 && is_capital(word.front()) && !is_plain(word);
        if (is_name && (i > 0 || is_headline || acts(words, in))) names.push_back(word);
    }
    return names;
}

}  // namespace dealcalc::article
