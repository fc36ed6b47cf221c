#include "input/fields.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "base/suggest.hpp"
#include "input/problem.hpp"
#include "model/words.hpp"

namespace dealcalc::input {
namespace {

constexpr std::array<KeyRule, 12> deal_keys = {{{"$schema"},
                                                {"id", true},
                                                {"title"},
                                                {"investor", true},
                                                {"company", true},
                                                {"announced"},
                                                {"currency", true},
                                                {"sources"},
                                                {"investments"},
                                                {"commitments"},
                                                {"valuations"},
                                                {"claims"}}};
constexpr std::array<KeyRule, 5> source_keys = {{{"id", true}, {"title", true}, {"publisher"}, {"published"}, {"url"}}};
constexpr std::array<KeyRule, 13> investment_keys = {{{"id", true},
                                                      {"label"},
                                                      {"status", true},
                                                      {"amount", true},
                                                      {"low"},
                                                      {"high"},
                                                      {"condition"},
                                                      {"expected"},
                                                      {"probability"},
                                                      {"after"},
                                                      {"same_as"},
                                                      {"source"},
                                                      {"at"}}};
constexpr std::array<KeyRule, 10> commitment_keys = {{{"id", true},
                                                      {"label"},
                                                      {"by", true},
                                                      {"amount", true},
                                                      {"low"},
                                                      {"high"},
                                                      {"over"},
                                                      {"same_as"},
                                                      {"source"},
                                                      {"at"}}};
constexpr std::array<KeyRule, 10> valuation_keys = {{{"id", true},
                                                     {"label"},
                                                     {"on"},
                                                     {"value", true},
                                                     {"low"},
                                                     {"high"},
                                                     {"basis"},
                                                     {"same_as"},
                                                     {"source"},
                                                     {"at"}}};
constexpr std::array<KeyRule, 6> claim_keys = {{{"id", true}, {"that"}, {"label"}, {"same_as"}, {"source"}, {"at"}}};

bool is_free(std::string_view key) {
    return key.starts_with("x-");
}

bool is_known(const ObjectRule& rule, std::string_view key) {
    return is_free(key) || std::ranges::any_of(rule.keys, [&](const KeyRule& known) { return known.name == key; });
}

std::vector<std::string_view> names_in(const ObjectRule& rule) {
    std::vector<std::string_view> names;
    for (const KeyRule& key : rule.keys) names.push_back(key.name);
    return names;
}

std::string join(const std::vector<std::string_view>& words, std::string_view last) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) text += i + 1 == words.size() ? last : ", ";
        text += words[i];
    }
    return text;
}

/// Whether as many problems as are shown stand before byte `at` already: one there needs no words, and to search for
/// the nearest key hundreds of thousands of times would be for nothing.
bool is_left_out(const std::vector<Problem>& problems, std::size_t at) {
    if (problems.size() < most_problems) return false;
    const auto last = std::span(problems).last(most_problems);
    return std::ranges::all_of(last, [&](const Problem& problem) { return problem.span.begin < at; });
}

/// Unknown keys of one object; the list of those that exist is shown once.
class UnknownKeys {
public:
    explicit UnknownKeys(const ObjectRule& rule)
        : rule_(rule)
        , names_(names_in(rule)) {}

    void report(const JsonKey& key, std::vector<Problem>& problems) {
        if (is_left_out(problems, key.span.begin)) {
            any_left_out_ = true;
            problems.push_back({"unknown-key", "", key.span, ""});
            return;
        }
        const auto near = nearest(key.text, names_);
        std::string help;
        if (near) {
            meant_.push_back(*near);
            help = "did you mean " + in_quotes(*near) + "?";
        } else if (!std::exchange(listed_, true)) {
            help = "the keys of " + std::string(rule_.what) + " are " + join(names_, " and ") +
                   "; keys of your own start with x-";
        }
        problems.push_back({"unknown-key", "unknown key " + in_quotes(key.text), key.span, help});
    }
    /// A key that is misspelt is not missing as well; any may be among those that nobody looked at.
    bool meant(std::string_view name) const {
        return any_left_out_ || std::ranges::find(meant_, name) != meant_.end();
    }

private:
    const ObjectRule& rule_;
    std::vector<std::string_view> names_;
    std::vector<std::string_view> meant_;
    bool listed_ = false;
    bool any_left_out_ = false;
};

void report_missing(const JsonNode& object, const ObjectRule& rule, const std::vector<std::string>& missing,
                    std::vector<Problem>& problems) {
    if (missing.empty()) return;
    std::vector<std::string_view> required;
    for (const KeyRule& key : rule.keys) {
        if (key.required) required.push_back(key.name);
    }
    const std::vector<std::string_view> names(missing.begin(), missing.end());
    problems.push_back({"missing-key",
                        std::string(rule.what) + " has no " + join(names, " or "),
                        {object.span.begin, object.span.begin + 1},
                        std::string(rule.what) + " needs " + join(required, " and ")});
}

}  // namespace

const ObjectRule deal_rule{"a deal", deal_keys};
const ObjectRule source_rule{"a source", source_keys};
const ObjectRule investment_rule{"an investment", investment_keys};
const ObjectRule commitment_rule{"a commitment", commitment_keys};
const ObjectRule valuation_rule{"a valuation", valuation_keys};
const ObjectRule claim_rule{"a claim", claim_keys};

Fields::Fields(const JsonNode& object, const ObjectRule& rule, std::vector<Problem>& problems)
    : object_(&object)
    , rule_(&rule) {
    std::unordered_map<std::string_view, std::size_t> seen;
    UnknownKeys unknown(rule);
    for (const JsonKey& key : object.keys) {
        const auto [first, fresh] = seen.emplace(key.text, key.span.begin);
        if (!fresh) {
            problems.push_back({"duplicate-key", "the key " + in_quotes(key.text) + " stands twice", key.span,
                                "remove one of the two", first->second});
        } else if (!is_known(rule, key.text)) {
            unknown.report(key, problems);
        }
    }
    std::vector<std::string> missing;
    for (const KeyRule& key : rule.keys) {
        if (key.required && !seen.contains(key.name) && !unknown.meant(key.name))
            missing.push_back(in_quotes(key.name));
    }
    report_missing(object, rule, missing, problems);
}

bool Fields::requires_key(std::string_view key) const {
    return std::ranges::any_of(rule_->keys, [&](const KeyRule& known) { return known.required && known.name == key; });
}

const JsonNode* Fields::find(std::string_view key) const {
    for (std::size_t i = 0; i < object_->keys.size(); ++i) {
        if (object_->keys[i].text == key) return &object_->children[i];
    }
    return nullptr;
}

}  // namespace dealcalc::input
