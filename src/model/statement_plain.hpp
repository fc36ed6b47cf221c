#pragma once
// How nearly all claims are written: "exposure is up to USD 1.5M". A short way through the grammar of statements
// (formula.hpp) for them, and for nothing else.

#include <string_view>

#include <dealcalc/model/formula.hpp>

namespace dealcalc {

/// A name, " is " and a plain figure (figure_plain.hpp). True where `statement`, whose texts keep their memory, is now what
/// parse_statement reads; where false, it is of no use.
bool plain_statement(std::string_view text, Currency home, Statement& statement);

}  // namespace dealcalc
