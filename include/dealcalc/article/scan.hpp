#pragma once
// Scan: every figure of an article with its place, what it is, and what it is in the deal.
//
// Figures are read by the one grammar of figures (base/figure.hpp), the longest that stands in the words, with the
// hedges before and behind it. Phone numbers, ranks, versions, counts of things and bare years are none.
// Roles are judged by the words around a figure, by rules in a table (src/article/role_rules.hpp), by who acts, and by
// arithmetic: they are a first guess for a person to look at.
// They are judged in the first 2 MiB of words; further on every figure is context.
//
// Units: places count characters (code points) of the source from 0, lines and columns from 1. Numbers are in base
// units, but a duration is in the unit that is written, and a rate in what it is written per (year, month).
// Time: proportional to the length of the source.
//
// Example:
//   auto scan = std::get<Scan>(scan_article(text, "article.txt"));
//   scan.mentions[0].role;   // Role::firm

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <dealcalc/article/page.hpp>
#include <dealcalc/base/date.hpp>
#include <dealcalc/base/diagnostic.hpp>
#include <dealcalc/base/figure.hpp>

namespace dealcalc::article {

enum class Kind { money, power, energy, duration, multiple, percent, shares, price_per_share, date };
std::string_view kind_name(Kind kind);

enum class Role {
    prior,                // agreed before this deal, and added to it
    firm,                 // of this deal, without a condition
    contingent,           // waits for something
    total,                // the stated sum
    valuation,            // what the company is worth
    commitment_investor,  // what the one or the other promises besides
    commitment_company,
    claim,       // what else is said of the deal: subtotals, stakes, multiples
    other_deal,  // of another deal
    context,     // everything else
};
std::string_view role_name(Role role);

struct Mention {
    Kind kind = Kind::money;
    Role role = Role::context;
    Figure figure{};                  // of a date nothing
    std::optional<DateRange> date{};  // of a date
    std::string words{};              // as a reader sees them
    std::size_t at = 0;               // where they begin in the words of the page
    std::size_t until = 0;
    std::size_t block = 0;  // of the page
    std::size_t start = 0;  // in the source
    std::size_t end = 0;
    std::size_t line = 0;
    std::size_t column = 0;
    Stretch bytes{};  // of the source
    // In the unit that is written; low and high are empty where there is no end.
    std::string nominal{};
    std::string low{};
    std::string high{};
    std::string unit{};
};

/// Whether two figures are the same number of the same unit, whatever their hedges.
bool same_number(const Mention& a, const Mention& b);

struct Scan {
    std::string file{};
    Page page{};
    std::vector<Mention> mentions{};
    std::string investor{};  // who pays and who is paid, as the headline and the lead name them; empty: not seen
    std::string company{};
};

/// `file` is the name that messages use; the form is that of its name, or of its beginning.
std::variant<Scan, Diagnostic> scan_article(std::string_view source, const std::string& file);

/// The same of the words alone: how roles are found is in roles.cpp.
std::vector<Mention> figures_of(const Page& page, std::string_view source);

}  // namespace dealcalc::article
