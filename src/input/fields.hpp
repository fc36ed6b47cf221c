#pragma once
// Fields: the keys of one JSON object against the table of what such an object may hold.
// The tables and data/deal.schema.json say the same; a test compares them.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "input/json_tree.hpp"

namespace dealcalc::input {

struct KeyRule {
    std::string_view name;
    bool required = false;
};

struct ObjectRule {
    std::string_view what;  // "an investment"
    std::span<const KeyRule> keys;
};

extern const ObjectRule deal_rule, source_rule, investment_rule, commitment_rule, valuation_rule, claim_rule;

class Fields {
public:
    /// Adds a problem for every key that is unknown, twice, or missing. Precondition: `object` is one.
    Fields(const JsonNode& object, const ObjectRule& rule, std::vector<Problem>& problems);

    /// The value of the key; of a key that stands twice the first. Null where it is absent.
    const JsonNode* find(std::string_view key) const;
    const JsonNode& object() const { return *object_; }
    /// "an investment"
    std::string_view what() const { return rule_->what; }
    bool requires_key(std::string_view key) const;

private:
    const JsonNode* object_;
    const ObjectRule* rule_;
};

}  // namespace dealcalc::input
