#include <algorithm>
#include <compare>
#include <string_view>

#include "analysis/slip_search.hpp"

namespace dealcalc {

// ---- edits

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool digit_at(std::string_view text, std::size_t at) { return at < text.size() && is_digit(text[at]); }

std::string without_commas(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool between_digits = text[i] == ',' && i > 0 && is_digit(text[i - 1]) && digit_at(text, i + 1);
        if (!between_digits) plain += text[i];
    }
    return plain;
}

/// "05" and "00.5"; not "0.5" and not the 0 in "10" or "1.05".
bool has_leading_zero(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool starts_number = is_digit(text[i]) && (i == 0 || (!is_digit(text[i - 1]) && text[i - 1] != '.'));
        if (starts_number && text[i] == '0' && digit_at(text, i + 1)) return true;
    }
    return false;
}

/// The next digit of the same number, past a decimal point; the end of the text where there is none.
std::size_t next_digit(std::string_view text, std::size_t at) {
    if (digit_at(text, at + 1)) return at + 1;
    const bool past_point = at + 1 < text.size() && text[at + 1] == '.' && digit_at(text, at + 2);
    return past_point ? at + 2 : text.size();
}

void swap_with_next(const std::string& text, std::size_t at, std::vector<std::string>& edits) {
    const std::size_t next = next_digit(text, at);
    if (next == text.size()) return;
    std::string edit = text;
    std::swap(edit[at], edit[next]);
    edits.push_back(std::move(edit));
}

void change_digit(const std::string& text, std::size_t at, std::vector<std::string>& edits) {
    for (char digit = '0'; digit <= '9'; ++digit) {
        edits.push_back(text);
        edits.back()[at] = digit;
    }
}

/// Before the digit at `at`, and after it where it is the last of its run.
void add_digit(const std::string& text, std::size_t at, std::vector<std::string>& edits) {
    for (char digit = '0'; digit <= '9'; ++digit) {
        edits.push_back(std::string(text).insert(at, 1, digit));
        if (!digit_at(text, at + 1)) edits.push_back(std::string(text).insert(at + 1, 1, digit));
    }
}

/// A point with nothing behind it goes with the last digit; the one digit before a point is not dropped.
void drop_digit(const std::string& text, std::size_t at, std::vector<std::string>& edits) {
    const bool before_point = text.compare(at + 1, 1, ".") == 0 && digit_at(text, at + 2);
    if (before_point && (at == 0 || !is_digit(text[at - 1]))) return;
    std::string edit = text;
    edit.erase(at, 1);
    const bool point_is_left = at > 0 && edit[at - 1] == '.' && !digit_at(edit, at);
    if (point_is_left) edit.erase(at - 1, 1);
    edits.push_back(std::move(edit));
}

}  // namespace

std::vector<std::string> digit_edits(std::string_view text) {
    const std::string plain = without_commas(text);
    std::vector<std::string> edits;
    for (std::size_t at = 0; at < plain.size(); ++at) {
        if (!is_digit(plain[at])) continue;
        swap_with_next(plain, at, edits);
        change_digit(plain, at, edits);
        add_digit(plain, at, edits);
        drop_digit(plain, at, edits);
    }
    std::sort(edits.begin(), edits.end());
    edits.erase(std::unique(edits.begin(), edits.end()), edits.end());
    std::erase_if(edits, [&](const std::string& edit) { return edit == plain || has_leading_zero(edit); });
    return edits;
}

// ---- slips

namespace {

/// Written numbers close to the sum beyond which they are too many to try.
constexpr Int128 most_numbers = 10'000;

/// The figure with other digits; nothing where that is no figure of the same unit, or the same number.
std::optional<Reported> rewritten(const Reported& reported, const std::string& text, Currency home) {
    auto parsed = parse_figure(text, home);
    auto* figure = std::get_if<Figure>(&parsed);
    // A JSON number is written without its unit.
    if (!figure || figure->unit != reported.figure.unit) {
        parsed = parse_json_number(text, reported.figure.unit);
        figure = std::get_if<Figure>(&parsed);
    }
    if (!figure) return std::nullopt;
    const bool same = figure->nominal == reported.figure.nominal && figure->other == reported.figure.other;
    if (same || figure->unit != reported.figure.unit) return std::nullopt;
    return Reported{text, *figure};
}

/// One edit of a suspect, and what it then adds (or claims).
struct Edit {
    std::size_t figure;  // the total is the one after the parts
    std::string becomes;
    Contribution adds;
};

std::vector<Edit> edits_in(const Total& total, Currency home) {
    std::vector<Edit> edits;
    for (std::size_t i = 0; i <= total.parts.size(); ++i) {
        const bool is_total = i == total.parts.size();
        const Reported& reported = is_total ? total.reported : total.parts[i].reported;
        if (has_own_ends(reported) || (!is_total && total.parts[i].pinned)) continue;
        for (std::string& text : digit_edits(reported.text)) {
            const auto edited = rewritten(reported, text, home);
            if (!edited) continue;
            Contribution adds = is_total ? total.claimed_if(*edited) : total.parts[i].adds_if(*edited);
            edits.push_back({i, std::move(text), std::move(adds)});
        }
    }
    return edits;
}

/// The sum of all parts but one; of all for the index of the total.
std::vector<Extent> sums_without_each(const Total& total) {
    std::vector<Extent> sums(total.parts.size() + 1);
    for (std::size_t without = 0; without < sums.size(); ++without) {
        for (std::size_t i = 0; i < total.parts.size(); ++i) {
            if (i == without) continue;
            const Extent& part = total.parts[i].adds.extent;
            sums[without] = {sums[without].word + part.word, sums[without].rounded + part.rounded};
        }
    }
    return sums;
}

Verdict verdict_with(const Edit& edit, const Total& total, const std::vector<Extent>& others) {
    const Extent& rest = others[edit.figure];
    const Extent& adds = edit.adds.extent;
    if (edit.figure == total.parts.size()) return judge(rest, claim_of(edit.adds, total.is_number));
    return judge({rest.word + adds.word, rest.rounded + adds.rounded}, claim_of(total.claimed, total.is_number));
}

/// The stretches that edits of the parts make of the sum.
Stretches sums_of_edited_parts(const Search& search, const std::vector<Edit>& edits) {
    Stretches sums;
    for (const Edit& edit : edits) {
        if (edit.figure == search.parts.size()) continue;
        const GridRange& before = search.parts[edit.figure].*search.side;
        const GridRange& all = search.sum.*search.side;
        const GridRange others{all.low - before.low, all.high - before.high};
        sums.push_back(others + place(search.grid, edit.adds.extent).*search.side);
    }
    return joined(std::move(sums));
}

/// A written number by its digits and how many of them stand behind the point: 33025 and 2 are "330.25".
struct Written {
    Int128 digits = 0;
    std::size_t decimals = 0;
};

std::string text_of(const Written& written) {
    std::string text = to_text(Number::whole(written.digits));
    if (text.size() <= written.decimals) text.insert(0, written.decimals + 1 - text.size(), '0');
    if (written.decimals > 0) text.insert(text.size() - written.decimals, 1, '.');
    return text;
}

std::size_t decimals_in(std::string_view text) {
    const std::size_t point = text.find('.');
    return point == std::string_view::npos ? 0 : text.size() - point - 1;
}

std::size_t decimals_of_total(const Total& total) {
    std::size_t decimals = 0;
    bool behind_point = false;
    for (const char c : total.reported.text) {
        if (behind_point && (c < '0' || c > '9')) break;
        if (behind_point) ++decimals;
        behind_point = behind_point || c == '.';
    }
    return decimals;
}

/// Every number of which `target` is one edit. An edit is undone by an edit, but for the only decimal: it goes with its
/// point, and comes back with it.
std::vector<std::string> numbers_edited_to(const std::string& target) {
    std::vector<std::string> numbers = digit_edits(target);
    for (char digit = '0'; decimals_in(target) == 0 && digit <= '9'; ++digit) numbers.push_back(target + '.' + digit);
    return numbers;
}

/// The total that a text writes, if it is one of `totals`, written as a total is, and not the number `target`.
std::optional<Int128> other_total(const std::string& text, std::size_t decimals, const WrittenTotals& totals,
                                  const std::string& target) {
    if (decimals_in(text) != decimals || number_from_digits(text) == number_from_digits(target)) return std::nullopt;
    std::string digits = text;
    std::erase(digits, '.');
    const Int128 number = number_from_digits(digits)->as_int128().value();
    if (number < totals.first || number > totals.last || text_of({number, decimals}) != text) return std::nullopt;
    return number;
}

/// The totals written with `more` decimals more, or fewer, and up to one digit more in all.
WrittenTotals written_with(WrittenTotals totals, int more) {
    const auto rescaled = [more](Int128 value) { return more < 0 ? value * 10 : more > 0 ? value / 10 : value; };
    totals.first = 1;
    totals.last = totals.last * 10 + 9;
    totals.place = rescaled(totals.place);
    totals.slack = rescaled(totals.slack);
    return totals;
}

/// The numbers among `totals`, and 0, that meet the sum; nothing where they are too many.
std::optional<std::vector<Int128>> numbers_meeting(const GridRange& sum, const WrittenTotals& totals) {
    std::vector<Int128> numbers;
    if (meet(near(0, totals), sum)) numbers.push_back(0);
    for (const GridRange& stretch : totals_meeting({sum}, totals)) {
        if (stretch.high - stretch.low > most_numbers) return std::nullopt;
        for (Int128 n = stretch.low; n <= stretch.high; ++n) numbers.push_back(n);
    }
    return numbers;
}

/// The totals one edit of which meets the sum: found from the sum, by undoing every edit.
std::optional<Stretches> totals_edited(const Search& search, const WrittenTotals& totals) {
    const std::size_t decimals = decimals_of_total(search.total);
    Stretches found;
    for (const int more : {-1, 0, 1}) {
        if (decimals == 0 && more != 0) continue;  // a number without a point gets none
        const std::size_t written = decimals + static_cast<std::size_t>(more + 1) - 1;
        const auto numbers = numbers_meeting(search.sum.*search.side, written_with(totals, more));
        if (!numbers) return std::nullopt;
        for (const Int128 n : *numbers) {
            const std::string target = text_of({n, written});
            for (const std::string& text : numbers_edited_to(target)) {
                if (const auto j = other_total(text, decimals, totals, target)) found.push_back({*j, *j});
            }
        }
    }
    return found;
}

std::optional<Number> chance_of(const Search& search, const std::vector<Edit>& edits) {
    const auto totals = totals_like(search);
    if (!totals) return std::nullopt;
    auto numbers = totals_edited(search, *totals);
    if (!numbers) return std::nullopt;
    for (const GridRange& n : totals_meeting(sums_of_edited_parts(search, edits), *totals)) numbers->push_back(n);
    return share_of_totals(joined(std::move(*numbers)), *totals);
}

}  // namespace

namespace {

/// Of the edits of one digit only a swap of neighbours keeps all digits. Swaps come first, then the order of the file.
struct RankedEdit {
    bool is_other = false;
    std::size_t edit = 0;
    friend auto operator<=>(const RankedEdit&, const RankedEdit&) = default;
};

bool is_swap(const Edit& edit, const Total& total) {
    const bool is_total = edit.figure == total.parts.size();
    const std::string was = without_commas((is_total ? total.reported : total.parts[edit.figure].reported).text);
    return std::ranges::is_permutation(was, edit.becomes);
}

}  // namespace

DigitSlips find_digit_slips(const Search& search, Currency home, std::size_t keep) {
    const std::vector<Edit> edits = edits_in(search.total, home);
    const std::vector<Extent> others = sums_without_each(search.total);
    BestReadings<RankedEdit> best(keep);
    for (std::size_t i = 0; i < edits.size(); ++i) {
        const Verdict verdict = verdict_with(edits[i], search.total, others);
        if (verdict >= Verdict::holds_by_rounding) best.add({!is_swap(edits[i], search.total), i}, verdict != Verdict::holds);
    }
    DigitSlips result{{}, best.chosen().seen(), best.any_at_word(), chance_of(search, edits)};
    for (const RankedEdit& candidate : best.chosen().items()) {
        const Edit& edit = edits[candidate.edit];
        result.slips.push_back({edit.figure, edit.becomes, edit.adds});
    }
    return result;
}

}  // namespace dealcalc
