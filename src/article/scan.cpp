#include <dealcalc/article/scan.hpp>

#include <algorithm>
#include <utility>

#include "article/dates.hpp"
#include "article/openers.hpp"
#include "article/roles.hpp"
#include "base/digits.hpp"
#include "base/utf8.hpp"

namespace dealcalc::article {
namespace {

constexpr Openers opening_words;

bool is_word(char c) {
    return is_letter(c) || is_digit(c);
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::any_of(words, [&](std::string_view w) { return equal_ignoring_case(w, word); });
}

/// The word of letters that begins at `at`.
std::string_view word_at(std::string_view words, std::size_t at) {
    std::size_t end = at;
    while (end < words.size() && is_letter(words[end])) ++end;
    return words.substr(at, end - at);
}

/// The word before `at`, blanks passed over; empty where a sign stands there.
std::string_view word_before(std::string_view words, std::size_t at) {
    while (at > 0 && words[at - 1] == ' ') --at;
    std::size_t begin = at;
    while (begin > 0 && is_letter(words[begin - 1])) --begin;
    return words.substr(begin, at - begin);
}

/// The character before `at`: 0 at the beginning.
char32_t character_before(std::string_view words, std::size_t at) {
    if (at == 0) return 0;
    std::size_t begin = at - 1;
    while (begin > 0 && (static_cast<unsigned char>(words[begin]) & 0xC0) == 0x80) --begin;
    return decode(words, begin).point;
}

bool is_latin_letter(char32_t point) {
    const bool is_ascii = point < 0x80 && is_letter(static_cast<char>(point));
    return is_ascii || (point >= 0xC0 && point < 0x250 && point != 0xD7 && point != 0xF7);
}

std::optional<Kind> kind_of(const Unit& unit) {
    switch (unit.of) {
    case Dimension::money: return unit.per == Dimension::shares ? Kind::price_per_share : Kind::money;
    case Dimension::power: return Kind::power;
    case Dimension::energy: return Kind::energy;
    case Dimension::time: return Kind::duration;
    case Dimension::times: return Kind::multiple;
    case Dimension::percent: return Kind::percent;
    case Dimension::shares: return Kind::shares;
    default: return std::nullopt;
    }
}

/// Reads the figures of a page from its beginning to its end, once.
class FigureFinder {
public:
    explicit FigureFinder(const Page& page)
        : words_(page.words) {}

    std::vector<Mention> read() {
        while (at_ < words_.size()) read_one();
        leave_out_years();
        return std::move(found_);
    }

private:
    void read_one() {
        const char c = words_[at_];
        if (is_letter(c)) {
            const std::string_view word = word_at(words_, at_);
            if (!may_open(word) || !take(at_)) skip_word(word);
            return;
        }
        if (is_digit(c)) {
            if (!starts_number() || !take(at_)) skip_number();
            return;
        }
        const bool may_be_sign = static_cast<unsigned char>(c) >= 0x80 || c == '$' || c == '~' || c == '<' ||
                                 c == '>' || c == '-' || (c == '.' && !after_word());
        if (may_be_sign && take(at_)) return;
        ++at_;
        while (at_ < words_.size() && (static_cast<unsigned char>(words_[at_]) & 0xC0) == 0x80) ++at_;
    }

    bool after_word() const { return at_ > 0 && (is_word(words_[at_ - 1]) || words_[at_ - 1] == '.'); }

    /// A letter may be part of an identifier, or of a foreign word.
    bool may_open(std::string_view word) const {
        const std::size_t end = at_ + word.size();
        const char next = end < words_.size() ? words_[end] : ' ';
        if (is_latin_letter(character_before(words_, at_)) || (at_ > 0 && is_digit(words_[at_ - 1]))) return false;
        if (next == '$') return word.size() < 4;
        if (opening_words.hold(word)) return !is_frequent(word) || opens_before_number(end);
        const bool is_code = word.size() == 3 && word[0] < 'a' && word[1] < 'a' && word[2] < 'a';
        return (is_code || word == "Rs" || word == "U") && end < words_.size();
    }

    /// Words that seldom begin a figure: only where a number, another opening word or a sign comes next.
    static bool is_frequent(std::string_view word) {
        return word.size() < 3 ||
               is_one_of(word, {"the", "not", "some", "more", "over", "about", "under", "just", "well"});
    }

    bool opens_before_number(std::size_t end) const {
        if (end >= words_.size() || words_[end] != ' ') return end < words_.size() && words_[end] != '\n';
        const char next = end + 1 < words_.size() ? words_[end + 1] : ' ';
        if (!is_letter(next)) return true;
        const std::string_view word = word_at(words_, end + 1);
        return opening_words.hold(word) || (word.size() == 3 && word[0] < 'a') ||
               is_one_of(word, {"to",         "much",     "many",         "high",          "than",
                                "additional", "further",  "total",        "thousand",      "million",
                                "billion",    "trillion", "hundred",      "quarter",       "third",
                                "US",         "A",        "excess",       "little",        "shade",
                                "region",     "order",    "neighborhood", "neighbourhood", "combined",
                                "extra",      "initial",  "most",         "quite",         "least",
                                "greater",    "fewer"});
    }

    /// Past the word, and past an address that it begins.
    void skip_word(std::string_view word) {
        at_ += word.size();
        if (words_.substr(at_).starts_with("://") || word == "www") {
            while (at_ < words_.size() && words_[at_] != ' ' && words_[at_] != '\n') ++at_;
        }
    }

    /// Whether the digit is the first of a number: SSGJ-707, No.5 and 1.2.3 are names.
    bool starts_number() const {
        const char32_t before = character_before(words_, at_);
        if (is_latin_letter(before) || before == '.' || before == ',' || before == '#' || before == '_') return false;
        if (before != '-' && before != '/') return true;
        return at_ < 2 || !is_word(words_[at_ - 2]);
    }

    void skip_number() {
        while (at_ < words_.size() &&
               (is_digit(words_[at_]) ||
                ((words_[at_] == '.' || words_[at_] == ',') && at_ + 1 < words_.size() && is_digit(words_[at_ + 1])))) {
            ++at_;
        }
    }

    /// A date or a figure at `at`: notes it, and goes past it.
    bool take(std::size_t at) {
        const auto date = is_word(words_[at]) ? date_at(words_, at) : std::nullopt;
        if (date && !date->is_year) {
            add_date(at, *date);
            return true;
        }
        if (take_figure(at)) return true;
        if (date && is_term_year(at)) {
            years_.push_back({found_.size(), at, date->range});
            add_date(at, *date);
            return true;
        }
        return equal_ignoring_case(word_at(words_, at), "decade") && take_decade(at);
    }

    void add_date(std::size_t at, const FoundDate& date) {
        Mention mention;
        mention.kind = Kind::date;
        mention.date = date.range;
        mention.nominal = date.nominal;
        mention.low = to_text(date.range.first);
        mention.high = to_text(date.range.last);
        mention.unit = "date";
        add(std::move(mention), at, date.end);
    }

    void add(Mention mention, std::size_t at, std::size_t end) {
        mention.at = at;
        mention.until = end;
        mention.words = std::string(words_.substr(at, end - at));
        found_.push_back(std::move(mention));
        at_ = end;
    }

    /// A year is a date of the deal where it ends a term, or is still to come.
    bool is_term_year(std::size_t at) const {
        const std::string_view before = word_before(words_, at);
        return !is_one_of(before, {"fiscal", "FY", "year", "season"});
    }

    struct Year {
        std::size_t index;
        std::size_t at;
        DateRange range;
    };

    void leave_out_years() {
        std::optional<DateRange> announced;
        for (const Mention& mention : found_) {
            const bool is_day = mention.date && mention.date->first == mention.date->last;
            if (is_day && !announced) announced = mention.date;
        }
        for (auto year = years_.rbegin(); year != years_.rend(); ++year) {
            const std::string_view before = word_before(words_, year->at);
            const bool ends_term =
                is_one_of(before, {"through", "until", "till", "by", "before"}) || after_end(year->at);
            const bool is_to_come = announced && year->range.first > announced->last && !before.empty();
            if (!ends_term && !is_to_come) found_[year->index].until = 0;
        }
        std::erase_if(found_, [](const Mention& mention) { return mention.until == 0; });
    }

    bool after_end(std::size_t at) const {
        const std::string_view before = words_.substr(0, at);
        return before.ends_with("end of ") || before.ends_with("end-") || before.ends_with("the end ");
    }

    /// "a decade", "the next decade"; "two decades" is a figure of the grammar.
    bool take_decade(std::size_t at) {
        const std::string_view before = word_before(words_, at);
        if (!is_one_of(before, {"a", "next", "past", "last", "coming"})) return false;
        Figure figure;
        if (read_longest_figure("10 years", {}, figure) == 0) return false;
        return accept(at, at + 6, figure);
    }

    // ---- figures

    bool take_figure(std::size_t at) {
        std::string_view text = window(at);
        Figure figure;
        std::size_t length = read_longest_figure(text, {}, figure);
        if (length == 0) return take_hundredths(at);
        if (figure.hedge == Hedge::between && moves(at, text.substr(0, length))) {
            text = text.substr(0, text.find(" to "));
            length = read_longest_figure(text, {}, figure);
        }
        if (figure.hedge == Hedge::more_than) length = without_plus(text, length, figure);
        if (length == 0 || is_no_hedge(at, figure)) return false;
        while (length > 0 && (text[length - 1] == ' ' || text[length - 1] == '\t')) --length;
        return accept(past_articles(at, at + length, figure), at + length, figure) || take_hundredths(at);
    }

    /// What a figure at `at` may reach into: the end of the line, or a point behind a digit that ends a sentence.
    std::string_view window(std::size_t at) const {
        constexpr std::size_t longest = 160;
        const std::size_t end = std::min(words_.size(), at + longest);
        for (std::size_t i = at; i < end; ++i) {
            const char c = words_[i];
            const bool goes_on = i + 1 < words_.size() && is_digit(words_[i + 1]);
            const bool ends = c == '\n' || c == '|' || c == ';' ||
                              ((c == '.' || c == ',') && i > at && is_digit(words_[i - 1]) && !goes_on);
            if (ends) return words_.substr(at, i - at);
        }
        return words_.substr(at, end - at);
    }

    /// "from $5 to $6", "rose $5 to $6": two figures, and no range.
    bool moves(std::size_t at, std::string_view text) const {
        if (text.find(" to ") == std::string_view::npos) return false;
        const std::string_view before = word_before(words_, at);
        if (is_one_of(before, {"by", "rose", "fell", "up", "down", "gained", "lost", "climbed", "jumped", "slid",
                               "added", "dropped"})) {
            return true;
        }
        if (!is_one_of(before, {"from"})) return false;
        const auto from = static_cast<std::size_t>(before.data() - words_.data());
        return !is_one_of(word_before(words_, from),
                          {"range", "ranges", "ranging", "anywhere", "run", "runs", "vary", "varies"});
    }

    /// "$800 million plus up to $150 million" has two figures, and plus is no hedge.
    std::size_t without_plus(std::string_view text, std::size_t length, Figure& figure) const {
        const std::string_view read = text.substr(0, length);
        const std::size_t plus = read.rfind(" plus");
        if (plus == std::string_view::npos || plus + 5 != length || length == text.size() || text[length] == ',')
            return length;
        return read_longest_figure(text.substr(0, plus), {}, figure);
    }

    /// Words that are a hedge elsewhere: over five years, take over $10 billion, under a $5 billion agreement.
    bool is_no_hedge(std::size_t at, const Figure& figure) const {
        const std::string_view first = word_at(words_, at);
        if (first.empty()) return false;
        const bool may_be_place = is_one_of(first, {"over", "under", "above", "below", "within", "about", "around"});
        const std::string_view before = word_before(words_, at);
        if (is_one_of(first, {"the", "in"}))
            return figure.hedge != Hedge::range_of && first.size() + at < words_.size() && !is_hedge_in(at);
        if (!may_be_place) return false;
        std::size_t next = at + first.size();
        while (next < words_.size() && words_[next] == ' ') ++next;
        if (is_one_of(word_at(words_, next), {"a", "an"})) return true;
        if (is_one_of(first, {"about"}) && is_one_of(before, {"talk", "talks", "talking", "speak", "spoke", "asked"})) {
            return true;
        }
        if (!is_one_of(first, {"over", "within"})) return false;
        if (is_one_of(first, {"within"})) return figure.unit.of != Dimension::time;
        if (is_one_of(before, {"take", "takes", "took", "taking", "taken", "turn", "turns", "turned", "turning", "hand",
                               "hands", "handed", "handing", "spread", "carried"})) {
            return true;
        }
        const bool is_time = figure.unit.of == Dimension::time;
        return is_time &&
               !is_one_of(before, {"for", "of", "in", "after", "took", "lasted", "lasts", "just", "well", "by"});
    }

    bool is_hedge_in(std::size_t at) const {
        const std::string_view rest = words_.substr(at);
        return equal_ignoring_case(rest.substr(0, 9), "in excess") ||
               equal_ignoring_case(rest.substr(0, 13), "in the region") ||
               equal_ignoring_case(rest.substr(0, 12), "in the order") ||
               equal_ignoring_case(rest.substr(0, 13), "in the neighb");
    }

    /// Where the figure begins behind "an additional": articles are needed only where they are the number.
    std::size_t past_articles(std::size_t at, std::size_t end, const Figure& figure) const {
        if (figure.hedge != Hedge::none) return at;
        std::size_t next = at;
        while (is_one_of(word_at(words_, next), {"a", "an", "another", "additional", "further", "initial", "extra",
                                                 "total", "of", "combined"})) {
            next += word_at(words_, next).size();
            while (next < end && words_[next] == ' ') ++next;
        }
        const bool is_number = next < end && (!is_letter(words_[next]) || next + 3 < end);
        Figure again;
        const bool same = is_number && next > at &&
                          read_longest_figure(words_.substr(next, end - next), {}, again) == end - next &&
                          again == figure;
        return same ? next : at;
    }

    /// 665p, 50 cents: hundredths, which the grammar of deal files does not have.
    bool take_hundredths(std::size_t at) {
        std::size_t end = at;
        const auto is_inner = [&](char c) { return (c == '.' || c == ',') && end > at; };
        while (end < words_.size() && (is_digit(words_[end]) || is_inner(words_[end]))) ++end;
        if (end == at || end - at > 9 || !is_digit(words_[end - 1])) return false;
        const std::string digits(words_.substr(at, end - at));
        if (words_.substr(end).starts_with(' ')) ++end;
        const std::string_view unit = word_at(words_, end);
        const bool touches = end == at + digits.size();
        const bool is_pence = (unit == "p" && touches) || unit == "pence";
        if (!is_pence && unit != "cents" && unit != "cent") return false;
        end += unit.size();
        Figure figure;
        if (read_longest_figure((is_pence ? "\u00A3" : "$") + digits, {}, figure) == 0) return false;
        for (Number* n : {&figure.nominal, &figure.other, &figure.place, &figure.other_place, &figure.significant}) {
            *n = *n / 100;
        }
        if (unit == "p" && !speaks_of_shares(at)) return false;
        if (unit == "p") figure.unit.per = Dimension::shares;
        return accept(at, end, figure);
    }

    bool speaks_of_shares(std::size_t at) const {
        const std::size_t begin = at > 160 ? at - 160 : 0;
        const std::string_view near = words_.substr(begin, 240);
        return near.find("share") != std::string_view::npos || near.find("stock") != std::string_view::npos;
    }

    /// Notes the figure if it is one that an article reports.
    bool accept(std::size_t at, std::size_t end, Figure& figure) {
        if (figure.unit.of == Dimension::money && figure.unit.per == Dimension::number) {
            if (const std::size_t tail = past_share(end)) {
                figure.unit.per = Dimension::shares;
                end = tail;
            }
        }
        end = before_fillers(at, end);
        const auto kind = kind_of(figure.unit);
        if (!kind || is_no_figure(*kind, at, end, figure)) return false;
        Mention mention;
        mention.kind = *kind;
        mention.figure = figure;
        mention.words = std::string(words_.substr(at, end - at));
        add(std::move(mention), at, end);
        return true;
    }

    /// Without "more" and "in all" behind the figure, which the grammar reads over.
    std::size_t before_fillers(std::size_t at, std::size_t end) const {
        const std::string_view text = words_.substr(at, end - at);
        for (const std::string_view filler : {" more", " in all", " in total"}) {
            const bool is_hedge = text.ends_with(" or more");
            if (text.ends_with(filler) && !is_hedge && text.size() > filler.size()) return end - filler.size();
        }
        return end;
    }

    /// Past "in cash per ordinary share" behind an amount; 0 where no share follows.
    std::size_t past_share(std::size_t at) const {
        for (int i = 0; i < 6; ++i) {
            if (at < words_.size() && words_[at] != ' ' && words_[at] != '/') return 0;
            ++at;
            const std::string_view word = word_at(words_, at);
            at += word.size();
            if (equal_ignoring_case(word, "share") && i > 0) return at;
            if (equal_ignoring_case(word, "apiece")) return speaks_of_shares(at) ? at : 0;
            if (!is_one_of(word, {"in", "cash", "per", "a", "for", "each", "ordinary", "common", "class", "preferred",
                                  "of", "every", "A", "B"})) {
                return 0;
            }
        }
        return 0;
    }

    /// "$3 1/2 billion" is not $3.
    bool goes_on_as_fraction(std::size_t end) const {
        const std::string_view rest = words_.substr(end);
        return rest.size() > 3 && rest[0] == ' ' && is_digit(rest[1]) && rest[2] == '/' && is_digit(rest[3]);
    }

    bool is_no_figure(Kind kind, std::size_t at, std::size_t end, const Figure& figure) const {
        const std::string_view text = words_.substr(at, end - at);
        const char next = end < words_.size() ? words_[end] : ' ';
        if (is_word(next) || goes_on_as_fraction(end)) return true;
        std::size_t after_at = end;
        while (after_at < words_.size() && (words_[after_at] == ' ' || words_[after_at] == '-')) ++after_at;
        const std::string_view after = word_at(words_, after_at);
        switch (kind) {
        case Kind::percent:
            return text.find_first_of("0123456789%") == std::string_view::npos &&
                   text.find("per") == std::string_view::npos;
        case Kind::duration: return is_one_of(after, {"old", "olds", "read", "ago"}) || is_bare_time(text);
        case Kind::shares: return figure.nominal < 2;
        case Kind::multiple:
            if (is_one_of(text, {"halved", "double", "triple"}) && next == '-') return true;
            if (is_one_of(text, {"halved"}) || is_one_of(after, {"digit", "digits", "check", "standard"})) return true;
            if (figure.unit.of == Dimension::times &&
                is_one_of(after, {"a", "since", "in", "before", "per", "weekly", "during"})) {
                const std::string_view then = word_at(words_, std::min(words_.size(), after_at + after.size() + 1));
                return !is_one_of(after, {"a", "in"}) || is_one_of(then, {"day", "week", "month", "year", "row"});
            }
            return false;
        default: return false;
        }
    }

    /// "a year", "a quarter": the foot of a rate, or no count.
    static bool is_bare_time(std::string_view text) {
        const bool is_article = is_one_of(word_at(text, 0), {"a", "an", "half", "quarter", "the"});
        const bool counts =
            text.find("further") != std::string_view::npos || text.find("additional") != std::string_view::npos ||
            text.find("decade") != std::string_view::npos || text.find("half") != std::string_view::npos;
        return is_article && !counts && text.find_first_of("0123456789") == std::string_view::npos &&
               text.find("and") == std::string_view::npos;
    }

    std::string_view words_;
    std::size_t at_ = 0;
    std::vector<Mention> found_{};
    std::vector<Year> years_{};
};

}  // namespace

std::string_view kind_name(Kind kind) {
    constexpr std::string_view names[] = {"money",   "power",  "energy",          "duration", "multiple",
                                          "percent", "shares", "price_per_share", "date"};
    return names[static_cast<std::size_t>(kind)];
}

std::string_view role_name(Role role) {
    constexpr std::string_view names[] = {
        "prior", "firm",       "contingent", "total", "valuation", "commitment_investor", "commitment_company",
        "claim", "other_deal", "context"};
    return names[static_cast<std::size_t>(role)];
}

bool same_number(const Mention& a, const Mention& b) {
    if (a.kind != b.kind) return false;
    if (a.kind == Kind::date) return a.date == b.date;
    return a.figure.unit == b.figure.unit && a.figure.nominal == b.figure.nominal && a.figure.other == b.figure.other;
}

namespace {

std::size_t points_in(std::string_view text) {
    const auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
    return static_cast<std::size_t>(std::ranges::count_if(text, begins));
}

}  // namespace

std::vector<Mention> figures_of(const Page& page, std::string_view source) {
    std::vector<Mention> found = FigureFinder(page).read();
    std::size_t byte = 0;
    std::size_t point = 0;
    std::size_t line = 1;
    std::size_t line_begins = 0;  // as a point
    const auto go_to = [&](std::size_t to) {
        const std::string_view between = source.substr(byte, to - byte);
        const std::size_t last_line = between.rfind('\n');
        if (last_line != std::string_view::npos) {
            line += static_cast<std::size_t>(std::ranges::count(between, '\n'));
            line_begins = point + points_in(between.substr(0, last_line + 1));
        }
        point += points_in(between);
        byte = to;
    };
    std::size_t block = 0;
    for (Mention& mention : found) {
        while (page.blocks[block].end <= mention.at) ++block;
        mention.block = block;
        mention.bytes = page.source_of(mention.at, mention.until);
        go_to(mention.bytes.begin);
        mention.start = point;
        mention.line = line;
        mention.column = point - line_begins + 1;
        go_to(mention.bytes.end);
        mention.end = point;
        write_numbers(mention);
    }
    return found;
}

std::variant<Scan, Diagnostic> scan_article(std::string_view source, const std::string& file) {
    auto page = page_of(source, file);
    if (auto* problem = std::get_if<Diagnostic>(&page)) return std::move(*problem);
    Scan scan{file, std::get<Page>(std::move(page))};
    scan.mentions = figures_of(scan.page, source);
    find_roles(scan);
    return scan;
}

}  // namespace dealcalc::article
