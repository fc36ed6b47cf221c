// What rates_of finds, as JSON, for a program in another language to compare with.
//
//   rates_tool < SERIES                 a series a line: "act/365 2020-01-01 -1000 2021-01-01 1100"; a line of JSON
//   each rates_tool --time ROUNDS < SERIES   the same, and for each on standard error the median time in milliseconds

#include <dealcalc/analysis/rates.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

using namespace dealcalc;

namespace {

constexpr const char* reasons[] = {"no flows", "one sign", "one day", "all cancel", "none exists", "too large"};

struct Series {
    DayCount count = DayCount::act_365;
    std::vector<CashFlow> flows;
};

Number number_of(std::string text) {
    const bool negative = text.starts_with('-');
    if (negative) text.erase(0, 1);
    const Number size = number_from_digits(text).value();
    return negative ? -size : size;
}

Series series_of(const std::string& line) {
    std::istringstream words(line);
    std::string name, date, amount;
    words >> name;
    Series series{find_day_count(name).value(), {}};
    while (words >> date >> amount) {
        series.flows.push_back({std::get<DateRange>(parse_date(date)).first, number_of(amount), ""});
    }
    return series;
}

std::string ends(const Range& range) {
    return "[\"" + to_text(range.low()->at) + "\",\"" + to_text(range.high()->at) + "\"";
}

std::string text_of(const Rates& found) {
    std::string rates, open;
    for (const Rate& rate : found.rates) {
        char residual[32];
        std::snprintf(residual, sizeof residual, "%.3g", rate.residual);
        rates += (rates.empty() ? "" : ",") + ends(rate.value) + ",\"" + to_text(rate.face) + "\"," + residual + "]";
    }
    for (const Unseparated& place : found.unseparated) {
        open += (open.empty() ? "" : ",") + ends(place.between) + (place.odd ? ",true]" : ",false]");
    }
    const std::string reason = found.reason ? reasons[static_cast<int>(*found.reason)] : "";
    return "{\"rates\":[" + rates + "],\"open\":[" + open + "],\"too_large\":" + std::to_string(found.too_large) +
           ",\"reason\":\"" + reason + "\"}";
}

double milliseconds_of(const Series& series, int rounds) {
    std::vector<double> times;
    for (int i = 0; i < rounds; ++i) {
        const auto from = std::chrono::steady_clock::now();
        rates_of(series.flows, series.count);
        const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - from;
        times.push_back(taken.count());
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

}  // namespace

int main(int argc, char* argv[]) {
    const int rounds = argc == 3 && std::string_view(argv[1]) == "--time" ? std::atoi(argv[2]) : 0;
    for (std::string line; std::getline(std::cin, line);) {
        const Series series = series_of(line);
        std::puts(text_of(rates_of(series.flows, series.count)).c_str());
        if (rounds > 0) std::fprintf(stderr, "%8.3f ms\n", milliseconds_of(series, rounds));
    }
}
