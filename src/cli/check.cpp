// dealcalc check

#include <algorithm>
#include <array>

#include <dealcalc/analysis/check.hpp>
#include <dealcalc/report/present.hpp>
#include <fmt/format.h>

#include "cli/argument_text.hpp"
#include "cli/command.hpp"
#include "cli/deals.hpp"

namespace dealcalc::cli {
namespace {

constexpr std::string_view that_option = "--that";

/// The claims given with --that, as claims of this deal.
std::vector<Claim> given_claims(const std::vector<std::string>& texts, const Deal& deal, Diagnostics& problems) {
    std::vector<Claim> claims;
    for (const std::string& text : texts) {
        auto parsed = parse_statement(text, deal.currency);
        std::optional<Misread> wrong;
        if (auto* misread = std::get_if<Misread>(&parsed)) {
            wrong = *misread;
        } else {
            wrong = misfit(std::get<Statement>(parsed), deal);
        }
        if (wrong) {
            problems.push_back(argument_problem(std::string(that_option), text, *wrong));
            continue;
        }
        Claim claim;
        claim.id = fmt::format("that_{}", claims.size() + 1);
        claim.that = std::get<Statement>(std::move(parsed));
        claims.push_back(std::move(claim));
    }
    return claims;
}

bool any_with(const std::vector<CheckedDeal>& deals, std::initializer_list<Verdict> verdicts) {
    const auto counts = [&](const CheckedClaim& claim) {
        return std::find(verdicts.begin(), verdicts.end(), claim.verdict) != verdicts.end();
    };
    return std::any_of(deals.begin(), deals.end(), [&](const CheckedDeal& checked) {
        return std::any_of(checked.claims.begin(), checked.claims.end(), counts);
    });
}

int exit_status(const std::vector<CheckedDeal>& deals, bool strict) {
    if (any_with(deals, {Verdict::fails})) return status::claim_fails;
    const bool unsettled = any_with(deals, {Verdict::undetermined, Verdict::unchecked});
    return strict && unsettled ? status::claim_fails : status::done;
}

/// For formats that say which claims the exit status counts against.
Section strict_section() {
    Section section{"strict", "", Facts{{"strict", "Strict", Flag{true}}}};
    section.for_people = false;
    return section;
}

Result run(const Arguments& arguments) {
    LoadedDeals loaded = load_deals(arguments.positionals());
    std::vector<CheckedDeal> checked;
    for (Deal& deal : loaded.deals) {
        const std::vector<Claim> claims = arguments.has(that_option)
                                              ? given_claims(arguments.values(that_option), deal, loaded.problems)
                                              : deal.claims;
        std::vector<CheckedClaim> verdicts = check_claims(claims, deal);
        checked.push_back({std::move(deal), std::move(verdicts)});
    }
    if (!loaded.problems.empty()) return loaded.problems;
    const bool strict = arguments.has("--strict");
    Report report = present(checked);
    if (strict) report.sections.push_back(strict_section());
    return Outcome{std::move(report), exit_status(checked, strict)};
}

constexpr std::array options = {
    Option{"--that", "CLAIM", "check CLAIM instead of the claims in the file; may be given several times", true},
    Option{"--strict", "", "exit with 1 also when a claim is undetermined or unchecked"},
};

constexpr std::array<std::string_view, 2> examples = {
    "dealcalc check data/amazon-anthropic.json",
    "dealcalc check --that 'exposure is up to $285B'",
};

}  // namespace

constinit const Command check_command = {
    "check",
    "every claim with its verdict; the exit status is for CI",
    "Checks what was claimed about the figures, worst verdict first. A claim is a formula, \"is\" and a figure; a "
    "formula is a name, a sum (a + b - c) or a ratio (a / b). Exit status: 0 no claim fails, 1 a claim fails, 2 the "
    "job could not be done.",
    any_deals,
    options,
    examples,
    claims_and_a_chart,
    run};

}  // namespace dealcalc::cli
