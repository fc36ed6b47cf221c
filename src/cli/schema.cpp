// dealcalc schema


#include <dealcalc/input/built_in.hpp>

#include "cli/command.hpp"

namespace dealcalc::cli {
namespace {

Result run_schema(const Arguments&) { return Outcome{std::string(deal_schema_text())}; }

}  // namespace

constinit const Command schema_command = {
    "schema",
    "the JSON Schema of a deal file",
    "Prints the JSON Schema (draft-07) of deal files, for editors and validators.",
    {},
    {},
    {"dealcalc schema",
     "dealcalc schema -o deal.schema.json"},
    {},
    run_schema};

}  // namespace dealcalc::cli
