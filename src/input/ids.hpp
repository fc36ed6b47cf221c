#pragma once
// The id of a deal, and ids made from other texts.

#include <string>
#include <string_view>

namespace dealcalc::input {

/// Lower-case words and digits, joined by single - or _: "amazon-anthropic".
bool is_deal_id(std::string_view text);

/// The letters and digits of the text in lower case, `joint` for whatever stands between them: "Amazon & Co." gives
/// "amazon-co". Letters beyond a to z are lost; nothing is left of a text that has no others.
std::string lower_joined(std::string_view text, char joint);

}  // namespace dealcalc::input
