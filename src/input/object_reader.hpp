#pragma once
// An object of JSON, read key by key: a table names each key that it may have, and the function that reads its value.
// The tables and data/deal.schema.json say the same; a test compares them.
//
// Each reader takes what it can, or adds a problem. Keys that begin with x- are the user's own and are passed over.
//
// Example:
//   constexpr KeyTable<Drawing, Point, 2> point_keys("a point", {{"x", read_x, Need::required}, {"y", read_y}});
//   read_object(drawing, point_keys, opening, point);

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <dealcalc/model/deal.hpp>

#include "input/json.hpp"

namespace dealcalc::input {

struct KeyName {
    std::string_view name;
    bool required = false;
};

/// What messages say of a kind of object.
struct ObjectRule {
    std::string_view what;  // "an investment"
    std::span<const KeyName> keys;
};

/// The value of a key. An object or list is only opened: whoever does not read it leaves it.
struct Field {
    const ObjectRule* object = nullptr;
    const KeyName* key = nullptr;
    JsonValue value{};
};

/// What all readers of a text share: the text, the currency of its numbers, and the problems so far.
struct Reading {
    JsonParser json{};
    std::string_view text{};
    std::size_t first_line = 1;
    Currency home{};
    std::vector<Problem> problems{};
    std::size_t unknown_keys = 0;       // of these
    std::deque<std::string> decoded{};  // texts with escapes that are still needed

    void start(std::string_view of, const FileRule& rule, std::size_t line);
    void add(std::string code, std::string message, Span span, std::string help);
    /// A problem in a short text that is in the string `value`.
    void add(std::string code, const Misread& misread, const JsonValue& value);
    /// Where the whole of the value is. An object or list is read to its end for it.
    Span whole(const JsonValue& value);
    /// The text of the value, for as long as the text of the file lasts.
    std::string_view lasting(const JsonValue& value);
};

/// The "currency" that comes later in the outermost object, where it can be read: amounts may come before it.
std::optional<Currency> currency_ahead(JsonParser json);

// ---- values

/// "a list", "a number"; what a message calls the value.
std::string_view kind_word(const JsonValue& value);
/// A string in quotes, a number without.
std::string shown(const JsonValue& value);
/// "prior, firm or contingent": the words with `last` before the last.
std::string listed(std::span<const std::string_view> words, std::string_view last);

void wrong_type(Reading& reading, const Field& field, std::string_view expected);

// Each is true, and has replaced `to`, where there is no problem.

/// Any string, empty or not.
bool is_string(Reading& reading, const Field& field);
/// A string that holds more than white space.
bool is_text(Reading& reading, const Field& field);
bool read_text(Reading& reading, const Field& field, std::string& to);
bool read_date(Reading& reading, const Field& field, ReportedDate& to);
bool read_currency(Reading& reading, const Field& field, Currency& to);
/// One of a few words, as its place among them; a problem suggests the nearest.
std::optional<std::size_t> read_word(Reading& reading, const Field& field, std::span<const std::string_view> words);

// ---- objects

enum class Need : unsigned char { optional, required };

/// A key of the objects that become a Target.
template <class Reader, class Target>
struct Key {
    std::string_view name;
    void (*read)(Reader& reader, const Field& field, Target& target);
    Need need = Need::optional;
    bool decides = false;  // a wrong value leaves nothing that a claim about the object could be judged by
};

/// Keys by their size and ends: no two of a table share a slot.
template <std::size_t count>
class KeySlots {
public:
    static constexpr std::size_t none = count;

    constexpr explicit KeySlots(const std::array<KeyName, count>& keys) {
        while (!fill(keys)) factor_ += 2;
    }
    std::size_t find(std::string_view name, const std::array<KeyName, count>& keys) const {
        if (name.empty()) return none;
        const std::size_t i = places_[slot(name)];
        return i != none && keys[i].name == name ? i : none;
    }

private:
    constexpr std::size_t slot(std::string_view name) const {
        const auto first = static_cast<unsigned char>(name.front());
        const auto last = static_cast<unsigned char>(name.back());
        const auto mixed = static_cast<std::uint32_t>(name.size() << 16U | std::size_t{first} << 8U | last);
        return mixed * factor_ >> 26U;
    }
    constexpr bool fill(const std::array<KeyName, count>& keys) {
        places_.fill(none);
        for (std::size_t i = 0; i < count; ++i) {
            unsigned char& place = places_[slot(keys[i].name)];
            if (place != none) return false;
            place = static_cast<unsigned char>(i);
        }
        return true;
    }

    std::uint32_t factor_ = 0x9E3779B1;
    std::array<unsigned char, 64> places_{};
};

template <class Reader, class Target, std::size_t count>
class KeyTable {
public:
    static constexpr std::size_t none = count;

    constexpr KeyTable(std::string_view what, const Key<Reader, Target> (&keys)[count])
        : keys_(std::to_array(keys))
        , names_(names_in(keys_))
        , slots_(names_)
        , rule_{what, names_} {
        for (std::size_t i = 0; i < count; ++i) required_ |= std::uint32_t{names_[i].required} << i;
    }
    KeyTable(const KeyTable&) = delete;
    KeyTable& operator=(const KeyTable&) = delete;

    std::size_t find(std::string_view name) const { return slots_.find(name, names_); }
    const Key<Reader, Target>& operator[](std::size_t i) const { return keys_[i]; }
    const KeyName& name(std::size_t i) const { return names_[i]; }
    /// A bit for each key.
    std::uint32_t required() const { return required_; }
    const ObjectRule& rule() const { return rule_; }

private:
    static constexpr std::array<KeyName, count> names_in(const std::array<Key<Reader, Target>, count>& keys) {
        std::array<KeyName, count> names;
        for (std::size_t i = 0; i < count; ++i) names[i] = {keys[i].name, keys[i].need == Need::required};
        return names;
    }

    std::array<Key<Reader, Target>, count> keys_;
    std::array<KeyName, count> names_;
    KeySlots<count> slots_;
    ObjectRule rule_;
    std::uint32_t required_ = 0;
};

/// What is rare about the keys of one object.
class RareKeys {
public:
    RareKeys(Reading& reading, const ObjectRule& rule)
        : reading_(reading)
        , rule_(rule) {}

    /// A key that no table has: one of the user's own, or a problem.
    void other(const JsonValue& key);
    void repeated(const JsonValue& key, std::size_t first);
    /// A problem for the required keys that are not among `seen`, unless a misspelt one was meant for them.
    void missing(std::uint32_t seen, Span opening);

    bool any_unknown() const { return any_unknown_; }

private:
    Reading& reading_;
    const ObjectRule& rule_;
    std::unordered_map<std::string, std::size_t> others_{};  // with the places where they appear first
    std::uint32_t meant_ = 0;                                // keys that are misspelt
    bool any_unknown_ = false;
    bool any_left_out_ = false;
    bool listed_ = false;  // a message has named all keys
};

struct ObjectOutcome {
    std::uint32_t seen = 0;    // a bit for each key of the table
    bool sound = true;         // no problem with its keys, or with the value of one that decides
    bool any_unknown = false;  // a key that is not known was passed over

    bool has(std::size_t key) const { return (seen >> key & 1U) != 0; }
};

/// Reads the object whose opening was pulled into `target`, of which it clears nothing.
template <class Reader, class Target, std::size_t count>
ObjectOutcome read_object(Reader& reader, const KeyTable<Reader, Target, count>& table, Span opening, Target& target) {
    static_assert(count <= 32);
    Reading& reading = reader.reading;
    JsonParser& json = reading.json;
    const std::size_t depth = json.depth();
    ObjectOutcome outcome;
    std::optional<RareKeys> rare;
    const auto rarely = [&]() -> RareKeys& { return rare ? *rare : rare.emplace(reading, table.rule()); };
    std::array<std::size_t, count> first;  // of the keys that were seen: where they begin

    std::size_t problems = reading.problems.size();
    Field field{&table.rule()};
    for (JsonValue key; json.next_key(key);) {
        const std::size_t i = table.find(key.text);
        if (i == table.none || outcome.has(i)) {
            if (i == table.none) {
                rarely().other(key);
            } else {
                rarely().repeated(key, first[i]);
            }
            json.value();
        } else {
            outcome.seen |= std::uint32_t{1} << i;
            first[i] = key.span.begin;
            field.key = &table.name(i);
            field.value = json.value();
            table[i].read(reader, field, target);
        }
        if (json.depth() > depth) json.leave(depth);
        if (reading.problems.size() == problems) continue;
        problems = reading.problems.size();
        if (i == table.none || table[i].decides || first[i] != key.span.begin) outcome.sound = false;
    }
    if ((table.required() & ~outcome.seen) != 0) {
        rarely().missing(outcome.seen, opening);
        outcome.sound = outcome.sound && reading.problems.size() == problems;
    }
    outcome.any_unknown = rare && rare->any_unknown();
    return outcome;
}

}  // namespace dealcalc::input
