// dealcalc init

#include <algorithm>
#include <array>

#include <dealcalc/input/read.hpp>
#include <fmt/core.h>

#include "base/utf8.hpp"
#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/output.hpp"
#include "input/deal_reader.hpp"
#include "input/starter.hpp"

namespace dealcalc::cli {
namespace {

using input::StarterValue;

constexpr std::array init_options = {
    Option{"--investor", "NAME", "the party that pays"},
    Option{"--company", "NAME", "the party that is invested in"},
    Option{"--title", "TEXT", "the title; without it, the names of the two"},
    Option{"--id", "ID", "the id of the deal; without it, from the names, or from FILE"},
    Option{"--announced", "DATE", "the date of the announcement, such as 2026-04-20 or 2026-Q2"},
    Option{"--currency", "CODE", "the currency, such as EUR; USD without it"},
};

std::string_view key_of(const Option& option) { return option.flags.substr(2); }

/// The names of both parties in one text; nothing where one is not given.
std::optional<std::string> both_names(const Arguments& arguments, std::string_view between) {
    const auto investor = arguments.value("--investor");
    const auto company = arguments.value("--company");
    if (!investor || !company) return std::nullopt;
    return fmt::format("{}{}{}", *investor, between, *company);
}

/// The name of the file without its folder and its extension.
std::string stem_of(const std::string& file) {
    const std::string name = file.substr(file.find_last_of('/') + 1);
    return name.substr(0, name.find('.'));
}

/// An id for the deal where none is given: letters that an id cannot have are not left out in silence.
std::optional<std::string> id_from_names(const Arguments& arguments) {
    const auto names = both_names(arguments, " ");
    const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    if (names && std::ranges::all_of(*names, is_ascii)) {
        std::string id = input::lower_joined(*names, '-');
        if (!id.empty()) return id;
    }
    if (arguments.positionals().empty()) return std::nullopt;
    const std::string stem = stem_of(arguments.positionals().front());
    return input::is_deal_id(stem) ? std::optional(stem) : std::nullopt;
}

std::vector<StarterValue> values_of(const Arguments& arguments) {
    std::vector<StarterValue> values;
    for (const Option& option : init_options) {
        if (auto value = arguments.value(option.flags)) values.push_back({key_of(option), std::move(*value)});
    }
    if (const auto id = id_from_names(arguments); id && !arguments.has("--id")) values.push_back({"id", *id});
    if (const auto title = both_names(arguments, " and "); title && !arguments.has("--title")) {
        values.push_back({"title", *title});
    }
    return values;
}

/// The first byte of the text that is no UTF-8.
std::optional<std::size_t> wrong_byte(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decode(text, at);
        if (!c.valid) return at;
        at += c.length;
    }
    return std::nullopt;
}

Diagnostics wrong_bytes(const Arguments& arguments) {
    Diagnostics problems;
    for (const Option& option : init_options) {
        const std::string text = arguments.value(option.flags).value_or("");
        const auto at = wrong_byte(text);
        if (!at) continue;
        const auto byte = static_cast<unsigned char>(text[*at]);
        const Misread misread{*at, 1, fmt::format("byte 0x{:02x} is not UTF-8", byte), "a deal file is UTF-8"};
        problems.push_back(argument_problem(std::string(option.flags), text, misread));
    }
    return problems;
}

/// What the reader has to say of the deal, as said of the arguments that it comes from.
Diagnostics wrong_values(const std::string& text, std::span<const StarterValue> values) {
    Diagnostics problems = read_deal(text, "starter deal").problems;
    for (Diagnostic& problem : problems) {
        for (const StarterValue& value : values) {
            if (problem.place.pointer != fmt::format("/{}", value.key)) continue;
            problem.place = place_in(fmt::format("--{}", value.key), value.text, 0, value.text.size());
        }
    }
    return problems;
}

Result write_new(const std::string& file, const std::string& text) {
    if (create_file(file, text)) return Outcome{std::string()};
    Place place;
    place.file = file;
    return Diagnostics{{"file-exists", "a file of this name exists, and is left as it is", place,
                        "choose another name, or remove the file"}};
}

Result run_init(const Arguments& arguments) {
    const std::string file = arguments.positionals().empty() ? "-" : arguments.positionals().front();
    if (arguments.has("--output") && !arguments.positionals().empty()) {
        return Diagnostics{
            usage_problem("init is given FILE and --output", "FILE is a new file; --output replaces one")};
    }
    if (file.empty()) return Diagnostics{usage_problem("FILE is empty", "give a file name, or leave FILE out")};
    if (Diagnostics problems = wrong_bytes(arguments); !problems.empty()) return problems;
    const std::vector<StarterValue> values = values_of(arguments);
    std::string text = input::starter_deal_text(values);
    if (Diagnostics problems = wrong_values(text, values); !problems.empty()) return problems;
    if (file == "-") return Outcome{std::move(text)};
    return write_new(file, text);
}

constexpr std::array init_positionals = {
    Positional{"FILE", "the file to make; one that exists is refused. Without it, or as -, standard output",
               false, false, Takes::file}};

}  // namespace

constinit const Command init_command = {
    "init",
    "a starter deal file, with every kind of figure, to write over",
    "Makes a deal file that is valid as it stands: an invented deal with a figure of every kind and a note where one "
    "helps. Write over it what was reported, and leave out what was not.",
    init_positionals,
    init_options,
    {"dealcalc init deal.json",
     "dealcalc init amazon-anthropic.json --investor Amazon --company Anthropic",
     "dealcalc init --currency EUR | dealcalc check -"},
    {},
    run_init};

}  // namespace dealcalc::cli
