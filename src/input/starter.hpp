#pragma once
// The starter deal: an invented deal with every kind of figure, to be written over by a real one.
//
// Example:
//   const std::vector<StarterValue> values{{"investor", "Amazon"}, {"currency", "EUR"}};
//   std::string text = starter_deal_text(values);

#include <span>
#include <string>
#include <string_view>

namespace dealcalc::input {

/// A text for one of the keys "id", "title", "investor", "company", "announced" and "currency" of the deal.
struct StarterValue {
    std::string_view key;
    std::string text;
};

/// A deal file that holds `values` in place of what the starter has, written as JSON whatever stands in them, and its
/// amounts in the currency that `values` name. read_deal says whether a value is one that its key may have.
/// Precondition: the texts are UTF-8, each key stands once.
std::string starter_deal_text(std::span<const StarterValue> values);

/// src/input/starter_deal.json, byte for byte: the starter deal in dollars.
std::string_view starter_template();

}  // namespace dealcalc::input
