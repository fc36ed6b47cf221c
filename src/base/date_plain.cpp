#include "base/date_plain.hpp"

namespace dealcalc {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

/// The number that two digits write; 100 where they are none.
unsigned two_digits(const char* at) {
    const auto tens = static_cast<unsigned char>(at[0] - '0');
    const auto ones = static_cast<unsigned char>(at[1] - '0');
    return tens > 9 || ones > 9 ? 100u : tens * 10u + ones;
}

}  // namespace

bool plain_date(std::string_view text, DateRange& range) {
    if (text.size() != 4 && text.size() != 10) return false;
    const unsigned century = two_digits(text.data());
    const unsigned in_century = two_digits(text.data() + 2);
    if (century < 10 || century > 99 || in_century > 99) return false;
    const year y{static_cast<int>(century * 100 + in_century)};
    if (text.size() == 4) {
        range = {Day{y / 1 / 1}, Day{y / 12 / 31}};
        return true;
    }
    const unsigned m = two_digits(text.data() + 5);
    const unsigned d = two_digits(text.data() + 8);
    if (text[4] != '-' || text[7] != '-' || m < 1 || m > 12 || d < 1 || d > 28) return false;
    range.first = range.last = Day{y / month{m} / day{d}};
    return true;
}

}  // namespace dealcalc
