#pragma once
// An amount: a number with its scale, its currency or unit, and what it is per; and the reader that walks over the
// tokens of a text and reads the longest amount where it stands.

#include <optional>

#include "base/digits.hpp"
#include "base/figure_refusal.hpp"
#include "base/lexicon.hpp"

namespace dealcalc {

/// A quantity in base units, with the places of its last written and its last significant digit.
struct BaseAmount {
    Number value{};
    Number place{};
    Number significant{};
};

/// What was written. Scale and unit stay apart from the digits, since "5 to 10 GW" writes them once for two numbers.
struct Amount {
    Span span{};
    Digits digits{};   // of the number times `divisor`
    int divisor = 1;   // 3 of "a third", whose digits are 1: such a number is written to a tenth
    int exponent = 0;  // of a number of JSON
    bool negative = false;
    bool in_lakhs = false;  // 1,50,000
    bool has_currency = false;
    bool currency_after = false;  // "5 dollars", not "$5"
    bool currency_in_doubt = false;
    bool currency_confirmed = false;  // said twice
    Currency currency{};
    const Word* coin = nullptr;  // nothing of a code
    const Word* scale = nullptr;
    const Word* unit = nullptr;
    const Word* per = nullptr;
    Span number_span{};
    Span currency_span{};
    Span scale_span{};
    Span unit_span{};
    std::optional<BaseAmount> duration{};  // of ISO 8601, complete in itself

    bool has_unit() const { return has_currency || unit != nullptr || duration; }
};

/// "a third" says what a share of 33.3 % says, though less exactly.
inline constexpr Word share_of_whole{.text = "of the whole", .role = Role::unit, .of = Dimension::percent};

/// "a decade" says what "10 years" says.
inline constexpr Word decade_as_years{.text = "years", .role = Role::unit, .of = Dimension::time, .step = Step::year};

// 10^18 times 10^12, the largest scale, fits in 128 bits.
inline constexpr std::size_t most_quick_digits = 18;

/// A written number as a count of 10^exponent steps.
BaseAmount scaled(const Digits& digits, int exponent, const Number& step);

class AmountReader {
public:
    AmountReader(std::string_view text, Currency home)
        : text_(text)
        , home_(home) {}

    /// Reads the longest amount at the token. False where there is none: `refusal` says why.
    bool read(Amount& amount);

    const Token& token() const { return token_; }
    Token next() const { return token_at(text_, token_.span.end, home_); }
    void move_to(std::size_t at) {
        last_ = at;
        token_ = token_at(text_, at, home_);
    }
    void advance() { move_to(token_.span.end); }
    /// The end of what was read last.
    std::size_t last() const { return last_; }
    /// The piece where the token stands; empty at the end.
    Span here() const;

    /// Notes the reason; always false.
    bool refuse(Fault fault, const Span& at, const Span& other = {});

    Refusal refusal{};
    Refusal stopped{};  // why the amount before the token ends there

private:
    bool read_prefix(Amount& amount);
    bool read_duration(Amount& amount);
    bool read_number(Amount& amount);
    bool read_marked_number(Amount& amount);
    bool read_number_in_words(Amount& amount);
    bool read_one(Amount& amount);
    bool read_part(Amount& amount, int times);
    int read_cardinal(int value);
    bool read_factor(Amount& amount);
    void read_suffixes(Amount& amount);
    bool starts_rate() const;
    bool read_rate(Amount& amount);

    bool set_currency(Amount& amount);
    bool set_unit(Amount& amount);
    bool set_scale(Amount& amount);
    void add_part(Amount& amount);
    void note_word(const Amount& amount);

    bool is_minus() const;
    bool no_number();
    void skip_joint(const Amount& amount);
    Token after_joint() const;

    std::string_view text_;
    Currency home_;
    Token token_{};  // the one that comes next
    std::size_t last_ = 0;
};

}  // namespace dealcalc
