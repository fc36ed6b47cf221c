#include <dealcalc/article/cite.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include <fmt/core.h>

namespace dealcalc::article {
namespace {

std::vector<CitedFigure> figures_of_deal(const Deal& deal) {
    std::vector<CitedFigure> figures;
    const auto add = [&](std::string id, const auto& item, const Reported& reported) {
        figures.push_back({std::move(id), label_of(item), reported.text, reported.figure, item.cited, item.origin});
    };
    for (const Investment& investment : deal.investments) {
        add(investment.id, investment, investment.amount);
        if (investment.stake) add(investment.id + ".stake", investment, *investment.stake);
    }
    for (const Commitment& commitment : deal.commitments) {
        add(commitment.id, commitment, commitment.amount);
        if (commitment.over) add(commitment.id + ".over", commitment, *commitment.over);
    }
    for (const Valuation& valuation : deal.valuations) add(valuation.id, valuation, valuation.value);
    for (const Claim& claim : deal.claims) {
        if (claim.that) add(claim.id, claim, Reported{claim.that->figure_text, claim.that->figure, std::nullopt});
    }
    return figures;
}

/// Exactly is what an article means that hedges nothing.
bool same_hedge(Hedge a, Hedge b) {
    const auto plain = [](Hedge hedge) { return hedge == Hedge::none || hedge == Hedge::exactly; };
    return a == b || (plain(a) && plain(b));
}

/// Ratios that are 1 in a claim may be written as a multiple, a percentage or a bare number.
bool is_pure(const Unit& unit) {
    return unit.per == Dimension::number &&
           (unit.of == Dimension::number || unit.of == Dimension::times || unit.of == Dimension::percent);
}

bool same_units(const Unit& a, const Unit& b) {
    return a == b || (is_pure(a) && is_pure(b));
}

bool same_numbers(const Figure& a, const Figure& b) {
    return a.nominal == b.nominal && a.other == b.other;
}

/// The exponent where b is 10, 100, ... or a tenth, a hundredth, ... of a; 0 elsewhere.
int power_between(const Number& a, const Number& b) {
    if (a.is_zero() || b.is_zero()) return 0;
    constexpr int most = 12;
    Number up = a;
    Number down = a;
    for (int exponent = 1; exponent <= most; ++exponent) {
        up = up * 10;
        down = down / 10;
        if (up == b) return exponent;
        if (down == b) return -exponent;
    }
    return 0;
}

Finding compared(const Figure& filed, const Figure& written) {
    const bool same_unit = same_units(filed.unit, written.unit);
    if (same_numbers(filed, written)) {
        if (!same_unit) return filed.unit.of == written.unit.of ? Finding::other_unit : Finding::not_found;
        return same_hedge(filed.hedge, written.hedge) ? Finding::as_written : Finding::other_hedge;
    }
    if (same_unit && power_between(filed.nominal, written.nominal) != 0) return Finding::other_scale;
    return Finding::not_found;
}

std::string times_words(const Number& filed, const Number& written) {
    constexpr std::array names = {"ten times", "a hundred times", "a thousand times"};
    constexpr std::array parts = {"a tenth", "a hundredth", "a thousandth"};
    const int exponent = power_between(filed, written);
    const auto index = static_cast<std::size_t>(exponent > 0 ? exponent - 1 : -exponent - 1);
    if (index < names.size()) return exponent > 0 ? names[index] : parts[index];
    return fmt::format("10^{} times", exponent);
}

std::string hedge_words(const Figure& filed, const Figure& written) {
    const std::string_view in_file = hedge_name(filed.hedge);
    const std::string_view in_text = hedge_name(written.hedge);
    if (in_file.empty()) return fmt::format("the file drops the hedge \"{}\"", in_text);
    if (in_text.empty()) return fmt::format("the file adds the hedge \"{}\"", in_file);
    return fmt::format("the hedge there is \"{}\", not \"{}\"", in_text, in_file);
}

std::string reason_of(const CitedFigure& figure, const Mention* mention, const Deal& deal, std::size_t texts) {
    const std::string words = mention != nullptr ? "\"" + mention->words + "\"" : "";
    switch (figure.finding) {
    case Finding::as_written: return "the text says " + words;
    case Finding::other_hedge:
        return fmt::format("the text says {}: {}", words, hedge_words(figure.figure, mention->figure));
    case Finding::other_scale:
        return fmt::format("the text says {}, {} as much", words,
                           times_words(figure.figure.nominal, mention->figure.nominal));
    case Finding::other_unit: return fmt::format("the text says {}, in another currency or unit", words);
    case Finding::not_found: break;
    }
    const Source* source = find_id(deal.sources, figure.cited.source);
    if (source != nullptr && deal.sources.size() > texts) {
        const std::string& name = source->title.empty() ? source->id : source->title;
        return fmt::format("no text has it; the file cites it from {} ({}): give the text of that", source->id, name);
    }
    return "no text has it";
}

}  // namespace

std::string_view finding_name(Finding finding) {
    constexpr std::string_view names[] = {"as written", "another hedge", "off by powers of ten", "another unit",
                                          "not found"};
    return names[static_cast<std::size_t>(finding)];
}

bool Citations::all_as_written() const {
    return std::ranges::all_of(figures, [](const CitedFigure& f) { return f.finding == Finding::as_written; });
}

Citations cite(const Deal& deal, const std::vector<Scan>& scans) {
    Citations citations{figures_of_deal(deal)};
    std::set<std::pair<std::size_t, std::size_t>> used;
    // What is as written comes first, so that a figure off by ten does not take the place of one that is there.
    for (CitedFigure& figure : citations.figures) {
        bool is_free = false;
        for (std::size_t s = 0; s < scans.size(); ++s) {
            for (std::size_t m = 0; m < scans[s].mentions.size(); ++m) {
                const Mention& mention = scans[s].mentions[m];
                if (mention.kind == Kind::date) continue;
                const Finding finding = compared(figure.figure, mention.figure);
                const bool first = !used.contains({s, m});
                const bool better = finding < figure.finding ||
                                    (finding == figure.finding && finding != Finding::not_found && first && !is_free);
                if (!better) continue;
                figure.finding = finding;
                figure.found = MentionAt{s, m};
                is_free = first;
            }
        }
        if (figure.found) used.insert({figure.found->scan, figure.found->mention});
    }
    for (CitedFigure& figure : citations.figures) {
        const Mention* mention = figure.found ? &scans[figure.found->scan].mentions[figure.found->mention] : nullptr;
        figure.reason = reason_of(figure, mention, deal, scans.size());
    }
    // A mention that says the same again is used too.
    const auto is_used = [&](const Mention& mention, std::size_t s, std::size_t m) {
        if (used.contains({s, m})) return true;
        return std::ranges::any_of(citations.figures, [&](const CitedFigure& figure) {
            return figure.finding == Finding::as_written && same_units(figure.figure.unit, mention.figure.unit) &&
                   same_numbers(figure.figure, mention.figure);
        });
    };
    for (std::size_t s = 0; s < scans.size(); ++s) {
        for (std::size_t m = 0; m < scans[s].mentions.size(); ++m) {
            const Mention& mention = scans[s].mentions[m];
            if (mention.kind != Kind::date && !is_used(mention, s, m)) citations.unused.push_back({s, m});
        }
    }
    return citations;
}

}  // namespace dealcalc::article
