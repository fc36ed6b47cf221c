// dealcalc schema

#include <array>

#include <dealcalc/input/built_in.hpp>

#include "cli/command.hpp"

namespace dealcalc::cli {
namespace {

Result run_schema(const Arguments&) { return Outcome{std::string(deal_schema_text())}; }

constexpr std::array<std::string_view, 2> schema_examples = {
    "dealcalc schema",
    "dealcalc schema -o deal.schema.json",
};

}  // namespace

constinit const Command schema_command = {
    "schema",
    "the JSON Schema of a deal file",
    "Prints the JSON Schema (draft-07) of deal files, for editors and validators.",
    {},
    {},
    schema_examples,
    {},
    run_schema};

}  // namespace dealcalc::cli
