#include <dealcalc/article/draft.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <dealcalc/model/formula.hpp>
#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include "article/judge.hpp"
#include "base/digits.hpp"
#include "base/letters.hpp"

namespace dealcalc::article {
namespace {

using Json = nlohmann::ordered_json;

/// "Amazon", "Anthropic": amazon-anthropic. What an id cannot have is left out.
std::string id_of(const std::string& investor, const std::string& company) {
    std::string id;
    for (const char c : investor + "-" + company) {
        if (is_letter(c) || is_digit(c))
            id += lower(c);
        else if (!id.empty() && id.back() != '-')
            id += '-';
    }
    while (!id.empty() && id.back() == '-') id.pop_back();
    return id.empty() ? "draft" : id;
}

bool contains(std::string_view text, std::string_view word) {
    return text.find(word) != std::string_view::npos;
}

std::string said_key(const Mention& mention) {
    return fmt::format("{} {} {} {} {}", role_name(mention.role), kind_name(mention.kind), mention.nominal,
                       mention.unit, to_text(mention.figure.other));
}

/// Writes one deal from several scans.
class Drafter {
public:
    explicit Drafter(const std::vector<Scan>& scans)
        : scans_(scans) {
        for (const Scan& scan : scans) sentences_.push_back(sentences_of(scan.page));
    }

    std::optional<Draft> write();

private:
    struct Found {
        const Scan* scan;
        const Mention* mention;
        std::size_t number;  // of the scan
        Sentence sentence;
    };

    void collect();
    void find_currency();
    std::optional<std::string> as_filed(const Mention& mention) const;
    std::string quote_of(const Found& found) const;
    bool said_before(const Found& found) const;
    void put(const Found& found);
    Json item(const Found& found, std::string id, std::string_view label) const;
    std::string numbered(std::string id);
    const Found* same_sentence(const Found& found, Kind kind, Role role) const;
    void leave(const Found& found, std::string_view why);
    void place(const Found& found);
    void place_payment(const Found& found);
    void place_commitment(const Found& found);
    void place_valuation(const Found& found);
    void place_claim(const Found& found);
    bool place_statement(const Found& found, std::string_view formula, std::string id, std::string_view label);
    Json head() const;

    const std::vector<Scan>& scans_;
    std::vector<std::vector<Sentence>> sentences_{};
    std::vector<Found> found_{};
    std::set<const Found*> placed_{};
    std::set<std::string> said_{};  // what is placed, by role, kind and number
    std::map<std::string, int> ids_{};
    Currency currency_{};
    std::string announced_{};
    Json payments_ = Json::array();
    Json commitments_ = Json::array();
    Json valuations_ = Json::array();
    Json claims_ = Json::array();
    Json unplaced_ = Json::array();
    std::size_t dated_ = 0;  // valuations with a date
};

void Drafter::collect() {
    for (std::size_t s = 0; s < scans_.size(); ++s) {
        std::size_t next = 0;
        for (const Mention& mention : scans_[s].mentions) {
            while (next + 1 < sentences_[s].size() && sentences_[s][next].end <= mention.at) ++next;
            found_.push_back({&scans_[s], &mention, s, sentences_[s][next]});
        }
    }
}

/// The currency of most of the deal's own amounts; the day of the announcement is the first in the first text.
void Drafter::find_currency() {
    std::map<std::string, int> counts;
    int most = 0;
    for (const Found& found : found_) {
        const Mention& mention = *found.mention;
        if (mention.kind == Kind::date && announced_.empty() && mention.role == Role::context &&
            mention.date->first == mention.date->last) {
            announced_ = mention.nominal;
        }
        if (mention.kind != Kind::money || !is_own(mention.role)) continue;
        const int count = ++counts[std::string(mention.figure.unit.currency.code())];
        if (count <= most) continue;
        most = count;
        currency_ = mention.figure.unit.currency;
    }
}

/// The words as a deal file takes them; nothing where the grammar of deal files does not read them.
std::optional<std::string> Drafter::as_filed(const Mention& mention) const {
    std::string words = mention.words;
    const bool is_hedged = mention.figure.hedge == Hedge::up_to;
    Figure again;
    if (!read_figure(words, currency_, again)) {
        if (again == mention.figure) return words;
        if (is_hedged && again.hedge == Hedge::none) return "up to " + words;  // "could reach $5 billion"
    }
    if (mention.kind != Kind::duration) return std::nullopt;
    const std::string_view hedge = hedge_name(mention.figure.hedge);
    words = fmt::format("{}{}{} {}s", hedge, hedge.empty() ? "" : " ", mention.nominal, mention.unit);
    if (read_figure(words, currency_, again)) return std::nullopt;
    return words;
}

std::string Drafter::quote_of(const Found& found) const {
    constexpr std::size_t most = 400;
    std::string_view words = std::string_view(found.scan->page.words)
                                 .substr(found.sentence.begin, found.sentence.end - found.sentence.begin);
    while (!words.empty() && (words.front() == ' ' || words.front() == '|')) words.remove_prefix(1);
    if (words.size() > most) return found.mention->words;
    return std::string(words);
}

/// Whether an amount that is placed is the same number in the same role.
bool Drafter::said_before(const Found& found) const {
    return said_.contains(said_key(*found.mention));
}

void Drafter::put(const Found& found) {
    placed_.insert(&found);
    said_.insert(said_key(*found.mention));
}

std::string Drafter::numbered(std::string id) {
    const int number = ++ids_[id];
    return number == 1 ? id : fmt::format("{}_{}", id, number);
}

Json Drafter::item(const Found& found, std::string id, std::string_view label) const {
    Json item = {{"id", std::move(id)}, {"label", label}};
    item["source"] = scans_.size() == 1 ? "article" : fmt::format("article_{}", found.number + 1);
    item["at"] = fmt::format("line {}", found.mention->line);
    item["x-quote"] = quote_of(found);
    return item;
}

/// The figure of this kind and role that follows in the same sentence, or stands in it.
const Drafter::Found* Drafter::same_sentence(const Found& found, Kind kind, Role role) const {
    const Found* best = nullptr;
    std::size_t least = 0;
    const auto in_sentence = [&](const Found& other) {
        return other.number == found.number && other.sentence.begin == found.sentence.begin;
    };
    auto first = static_cast<std::size_t>(&found - found_.data());
    while (first > 0 && in_sentence(found_[first - 1])) --first;
    for (std::size_t i = first; i < found_.size() && in_sentence(found_[i]); ++i) {
        const Found& other = found_[i];
        if (other.mention->kind != kind || other.mention->role != role) continue;
        const std::size_t a = other.mention->at;
        const std::size_t b = found.mention->at;
        const std::size_t distance = a > b ? a - b : b - a;
        if (best == nullptr || distance < least) {
            best = &other;
            least = distance;
        }
    }
    return best;
}

void Drafter::leave(const Found& found, std::string_view why) {
    unplaced_.push_back({{"quote", found.mention->words},
                         {"role", role_name(found.mention->role)},
                         {"at", fmt::format("line {}", found.mention->line)},
                         {"why", why},
                         {"sentence", quote_of(found)}});
    if (scans_.size() > 1) unplaced_.back()["text"] = found.scan->file;
}

void Drafter::place_payment(const Found& found) {
    const Mention& mention = *found.mention;
    const auto words = as_filed(mention);
    if (!words) return leave(found, "a deal file does not read these words as an amount");
    if (mention.figure.unit != money(currency_)) return leave(found, "another currency, or a rate");
    const bool is_prior = mention.role == Role::prior;
    const bool is_firm = mention.role == Role::firm;
    Json payment = item(found,
                        numbered(is_prior  ? "prior"
                                 : is_firm ? "payment"
                                           : "conditional"),
                        is_prior  ? "Agreed before"
                        : is_firm ? "Payment"
                                  : "On conditions");
    payment["status"] = role_name(mention.role);
    payment["amount"] = *words;
    payments_.push_back(std::move(payment));
    put(found);
}

void Drafter::place_commitment(const Found& found) {
    const Mention& mention = *found.mention;
    const auto words = as_filed(mention);
    const Unit& unit = mention.figure.unit;
    const bool fits = unit.per == Dimension::number &&
                      (unit == money(currency_) || mention.kind == Kind::power || mention.kind == Kind::energy);
    if (!words || !fits) return leave(found, "not an amount that a commitment may have");
    const bool is_money = mention.kind == Kind::money;
    Json commitment = item(found, numbered(is_money ? "spending" : "capacity"), is_money ? "Spending" : "Capacity");
    commitment["by"] = mention.role == Role::commitment_investor ? "investor" : "company";
    commitment["amount"] = *words;
    if (const Found* over = same_sentence(found, Kind::duration, mention.role)) {
        if (const auto length = as_filed(*over->mention)) {
            commitment["over"] = *length;
            put(*over);
        }
    }
    commitments_.push_back(std::move(commitment));
    put(found);
}

void Drafter::place_valuation(const Found& found) {
    const Mention& mention = *found.mention;
    const auto words = as_filed(mention);
    if (!words || mention.figure.unit != money(currency_))
        return leave(found, "another currency, or no amount of a file");
    Json valuation = item(found, numbered("valuation"), "Valuation");
    const std::string quote = quote_of(found);
    if (const Found* on = same_sentence(found, Kind::date, Role::valuation)) {
        valuation["on"] = on->mention->nominal;
        put(*on);
        ++dated_;
    } else if (!announced_.empty() &&
               (contains(quote, " is ") || contains(quote, " now ") || contains(quote, "values "))) {
        valuation["on"] = announced_;  // what it is now
        ++dated_;
    }
    valuation["value"] = *words;
    if (contains(quote, "post-money")) valuation["basis"] = "post-money";
    if (contains(quote, "pre-money")) valuation["basis"] = "pre-money";
    valuations_.push_back(std::move(valuation));
    put(found);
}

bool Drafter::place_statement(const Found& found, std::string_view formula, std::string id, std::string_view label) {
    const auto words = as_filed(*found.mention);
    if (!words) return false;
    std::string that = fmt::format("{} is {}", formula, *words);
    if (std::holds_alternative<Misread>(parse_statement(that, currency_))) return false;
    Json claim = item(found, numbered(std::move(id)), label);
    claim["that"] = std::move(that);
    claims_.push_back(std::move(claim));
    put(found);
    return true;
}

void Drafter::place_claim(const Found& found) {
    const Mention& mention = *found.mention;
    bool placed = false;
    if (mention.role == Role::total) {
        placed = !payments_.empty() && mention.figure.unit == money(currency_) &&
                 place_statement(found, "exposure", "total", "Stated total");
    } else if (mention.kind == Kind::multiple) {
        placed = dated_ > 1 && same_sentence(found, Kind::money, Role::valuation) != nullptr &&
                 place_statement(found, "multiple", "step_up", "Growth of the valuation");
    } else if (mention.kind == Kind::duration) {
        const Found* multiple = same_sentence(found, Kind::multiple, Role::claim);
        placed = dated_ > 1 && multiple != nullptr && placed_.contains(multiple) &&
                 place_statement(found, "elapsed", "pace", "Time between the valuations");
    } else if (mention.kind == Kind::percent) {
        placed = !valuations_.empty() && !payments_.empty() && contains(quote_of(found), "stake") &&
                 place_statement(found, "stake", "share", "Stated stake");
    }
    if (!placed) leave(found, "a claim about something that the file does not have");
}

void Drafter::place(const Found& found) {
    const Mention& mention = *found.mention;
    if (mention.kind == Kind::date) {
        const bool is_announced = mention.nominal == announced_ && mention.role == Role::context;
        if (!is_announced) leave(found, "a date that no figure of the file takes");
        return;
    }
    switch (mention.role) {
    case Role::prior:
    case Role::firm:
    case Role::contingent:
        if (mention.kind == Kind::money) return place_payment(found);
        break;
    case Role::commitment_investor:
    case Role::commitment_company: return place_commitment(found);
    case Role::valuation:
        if (mention.kind == Kind::money) return place_valuation(found);
        break;
    case Role::total:
    case Role::claim: return place_claim(found);
    case Role::other_deal: return leave(found, "a figure of another deal");
    case Role::context: return leave(found, "said in passing");
    }
    leave(found, "no place in the file for it");
}

Json Drafter::head() const {
    const Scan& first = scans_.front();
    const std::string investor = first.investor.empty() ? "not named" : first.investor;
    const std::string company = first.company.empty() ? "not named" : first.company;
    Json deal = {{"id", id_of(first.investor, first.company)}};
    const Block& block = first.page.blocks.front();
    constexpr std::size_t longest = 200;
    const std::string title = first.page.words.substr(block.begin, block.end - block.begin);
    if (title.size() <= longest) deal["title"] = title;
    deal["investor"] = investor;
    deal["company"] = company;
    if (!announced_.empty()) deal["announced"] = announced_;
    deal["currency"] = currency_.code();
    deal["sources"] = Json::array();
    for (std::size_t s = 0; s < scans_.size(); ++s) {
        deal["sources"].push_back({{"id", scans_.size() == 1 ? "article" : fmt::format("article_{}", s + 1)},
                                   {"title", scans_[s].file == "<stdin>" ? "standard input" : scans_[s].file}});
    }
    return deal;
}

std::optional<Draft> Drafter::write() {
    collect();
    find_currency();
    const auto in = [](Role role, std::initializer_list<Role> roles) {
        return std::ranges::find(roles, role) != roles.end();
    };
    // Claims are about what the file has, so payments, promises and valuations come first.
    const auto is_claim = [&](const Found& f) { return in(f.mention->role, {Role::total, Role::claim}); };
    const auto is_date = [](const Found& f) { return f.mention->kind == Kind::date; };
    const auto is_placed = [&](const Found& f) { return placed_.contains(&f); };
    for (int pass = 0; pass < 3; ++pass) {
        for (const Found& found : found_) {
            const bool is_amount = found.mention->kind == Kind::money || found.mention->kind == Kind::power ||
                                   found.mention->kind == Kind::energy;
            const int own_pass = is_claim(found)                                               ? 1
                                 : is_amount && !is_date(found) && is_own(found.mention->role) ? 0
                                                                                               : 2;
            if (own_pass != pass || is_placed(found)) continue;
            if (pass < 2 && said_before(found))
                leave(found, "says again what a figure of the file says");
            else
                place(found);
        }
    }
    Draft draft;
    draft.figures = found_.size();
    draft.payments = payments_.size();
    draft.commitments = commitments_.size();
    draft.valuations = valuations_.size();
    draft.claims = claims_.size();
    draft.unplaced = unplaced_.size();
    draft.parties_named = !scans_.front().investor.empty() && !scans_.front().company.empty();
    if (draft.payments + draft.commitments + draft.valuations == 0) return std::nullopt;
    Json deal = head();
    const std::pair<const char*, Json*> lists[] = {{"investments", &payments_},
                                                   {"commitments", &commitments_},
                                                   {"valuations", &valuations_},
                                                   {"claims", &claims_},
                                                   {"x-unplaced", &unplaced_}};
    for (const auto& [key, list] : lists) {
        if (!list->empty()) deal[key] = std::move(*list);
    }
    draft.text = deal.dump(2) + '\n';
    return draft;
}

}  // namespace

std::optional<Draft> draft(const std::vector<Scan>& scans) {
    return Drafter(scans).write();
}

}  // namespace dealcalc::article
