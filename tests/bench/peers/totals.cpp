// How many stated totals hold, in integers, by the SAX interface of nlohmann_json: totals deals.ndjson
#include <nlohmann/json.hpp>

#include <cstdio>
#include <fstream>
#include <string>

namespace {

using Json = nlohmann::json;

/// "USD 12.30M" or "12.30 million USD", either after other words.
long long hundredths(const std::string& amount) {
    const bool is_short = amount.back() == 'M';
    const std::size_t end = is_short ? amount.size() - 1 : amount.rfind(' ', amount.rfind(' ') - 1);
    long long value = 0;
    for (std::size_t at = amount.rfind(' ', end - 1) + 1; at < end; ++at) {
        if (amount[at] != '.') value = value * 10 + (amount[at] - '0');
    }
    return value;
}

/// Adds up "amount" and reads "that"; no other key of these deals has one of these names.
struct Totals : nlohmann::json_sax<Json> {
    long long total = 0;
    long long stated = -1;
    enum class Next { other, amount, that } next = Next::other;

    bool key(string_t& name) override {
        next = name == "amount" ? Next::amount : name == "that" ? Next::that : Next::other;
        return true;
    }
    bool string(string_t& text) override {
        if (next == Next::amount) total += hundredths(text);
        if (next == Next::that) stated = hundredths(text);
        return true;
    }
    bool number_unsigned(number_unsigned_t value) override {
        if (next == Next::amount) total += static_cast<long long>(value / 10'000);
        return true;
    }
    bool number_integer(number_integer_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool binary(binary_t&) override { return true; }
    bool start_object(std::size_t) override { return true; }
    bool end_object() override { return true; }
    bool start_array(std::size_t) override { return true; }
    bool end_array() override { return true; }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }
};

}  // namespace

int main(int, char** arguments) {
    std::ifstream file(arguments[1], std::ios::binary);
    long long holds = 0, fails = 0, without = 0;
    for (std::string line; std::getline(file, line);) {
        Totals totals;
        if (!Json::sax_parse(line, &totals)) return 1;
        ++(totals.stated < 0 ? without : totals.stated == totals.total ? holds : fails);
    }
    std::printf("{\"holds\": %lld, \"fails\": %lld, \"without\": %lld}\n", holds, fails, without);
}
