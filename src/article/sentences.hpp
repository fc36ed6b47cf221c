#pragma once
// Sentences, clauses and names of an article.

#include <cstddef>
#include <string_view>
#include <vector>

#include <dealcalc/article/page.hpp>

namespace dealcalc::article {

struct Sentence {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t block = 0;
};

std::vector<Sentence> sentences_of(const Page& page);

/// A word of a sentence: letters, and hyphens and apostrophes between them.
struct SentenceWord {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t clause = 0;  // counted from the beginning of the sentence
};

/// The words from `begin` to `end`, with the clause that each is in.
std::vector<SentenceWord> words_of(std::string_view words, std::size_t begin, std::size_t end);

/// Whether the words from `at` on are the phrase: in any case, "stem*" is any word that begins so.
bool says(std::string_view words, const std::vector<SentenceWord>& in, std::size_t at, std::string_view phrase);

/// Names that stand in a sentence, in its order: words with a capital that are not plain. The first word of a sentence
/// is one where what follows shows it, that of a headline always.
std::vector<std::string_view> names_of(std::string_view words, const std::vector<SentenceWord>& in, bool is_headline);

}  // namespace dealcalc::article
