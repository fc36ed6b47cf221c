#include "analysis/digit_edits.hpp"

#include <algorithm>

namespace dealcalc {
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

/// A point with nothing behind it goes with the last digit.
void drop_digit(const std::string& text, std::size_t at, std::vector<std::string>& edits) {
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

}  // namespace dealcalc
