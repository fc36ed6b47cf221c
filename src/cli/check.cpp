// dealcalc check

#include <algorithm>
#include <array>
#include <memory>

#include <dealcalc/analysis/check.hpp>
#include <dealcalc/render/diagnostics.hpp>
#include <dealcalc/report/present.hpp>
#include <fmt/core.h>

#include "cli/arguments.hpp"
#include "cli/batch.hpp"
#include "cli/command.hpp"
#include "cli/deals.hpp"
#include "cli/output.hpp"

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
    const bool without_claims = std::ranges::any_of(deals, [](const CheckedDeal& checked) { return checked.claims.empty(); });
    const bool unsettled = without_claims || any_with(deals, {Verdict::undetermined, Verdict::unchecked});
    return strict && unsettled ? status::claim_fails : status::done;
}

/// For formats that say which claims the exit status counts against.
Section strict_section() {
    Section section{"strict", "", Facts{{"strict", "Strict", Flag{true}}}};
    section.for_people = false;
    return section;
}

/// The row of each deal, where --only wants it.
class CheckRows : public DealWork {
public:
    CheckRows(const Showing& showing, std::vector<std::string> that, Wanted wanted)
        : form_(*showing.presentation.format->rows), problem_style_(showing.console.err), that_(std::move(that)),
          wanted_(wanted) {}

    void take(const Deal& deal, const DealPlace& place, Part& part) override {
        if (that_.empty()) return judge(deal.claims, deal, place, part);
        Diagnostics problems;
        const std::vector<Claim> claims = given_claims(that_, deal, problems);
        if (problems.empty()) return judge(claims, deal, place, part);
        ++part.tally.unreadable;
        part.complaints += render_diagnostics(problems, problem_style_);
        pass_over({deal.id, place, &problems}, part);
    }

    void pass_over(const UnreadDeal& unread, Part& part) override {
        if (!wanted_.unreadable()) return;
        form_.rows(part.rows, rows_.row(unread));
    }

private:
    void judge(const std::vector<Claim>& claims, const Deal& deal, const DealPlace& place, Part& part) {
        judge_claims(claims, deal, judged_);
        add_to(part.tally, judged_);
        if (!wanted_.any_of(judged_)) return;
        form_.rows(part.rows, rows_.row(JudgedDeal{&deal, place, &judged_}));
    }

    const RowForm& form_;
    Style problem_style_;
    std::vector<std::string> that_;
    Wanted wanted_;
    std::vector<JudgedClaim> judged_{};
    DealRows rows_{DealRows::Of::check, form_.audience};
};

Result check_many(const Arguments& arguments) {
    auto many = many_deals_of(arguments, true);
    const auto wanted = wanted_by(arguments);
    Diagnostics problems;
    if (const auto* wrong = std::get_if<Diagnostics>(&many)) problems = *wrong;
    if (const auto* wrong = std::get_if<Diagnostics>(&wanted)) {
        problems.insert(problems.end(), wrong->begin(), wrong->end());
    }
    if (!problems.empty()) return problems;
    auto& deals = std::get<ManyDeals>(many);
    deals.rows = DealRows::Of::check;
    deals.make_work = [that = arguments.values(that_option), only = std::get<Wanted>(wanted)](const Showing& showing) {
        return std::make_unique<CheckRows>(showing, that, only);
    };
    return Outcome{stream_of(std::move(deals))};
}

Result run_check(const Arguments& arguments) {
    if (speaks_of_many(arguments)) return check_many(arguments);
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
    Report report = present(checked, asked_extras(arguments));
    if (strict) report.sections.push_back(strict_section());
    return Outcome{std::move(report), exit_status(checked, strict)};
}

constexpr std::array check_options = {
    Option{"--that", "CLAIM", "check CLAIM instead of the claims in the file; may be given several times", true},
    Option{"--strict", "", "exit with 1 also when a claim is undetermined or unchecked, or a file has none"},
    lines_option,
    recursive_option,
    only_option,
    jobs_option,
};

}  // namespace

constinit const Command check_command = {
    "check",
    "every claim with its verdict; the exit status is for CI",
    "Checks what was claimed about the figures, worst verdict first. A claim is a formula, \"is\" and a figure; a "
    "formula has names, numbers, + - * /, parentheses, max(f) and min(f). Exit status: 0 no claim fails, 1 a claim fails, 2 the "
    "job could not be done.",
    any_deals,
    check_options,
    {"dealcalc check data/amazon-anthropic.json",
     "dealcalc check --that 'exposure is up to $285B'",
     "dealcalc check data --only fails"},
    claims_and_a_chart,
    run_check};

}  // namespace dealcalc::cli
