#include "input/ids.hpp"

namespace dealcalc::input {

std::string lower_joined(std::string_view text, char joint) {
    std::string id;
    for (const char c : text) {
        const bool upper = c >= 'A' && c <= 'Z';
        const char low = upper ? static_cast<char>(c - 'A' + 'a') : c;
        const bool part = (low >= 'a' && low <= 'z') || (low >= '0' && low <= '9');
        if (part)
            id += low;
        else if (!id.empty() && id.back() != joint)
            id += joint;
    }
    while (!id.empty() && id.back() == joint) id.pop_back();
    return id;
}

bool is_deal_id(std::string_view text) {
    bool joint_before = true;
    for (const char c : text) {
        const bool is_part = static_cast<unsigned char>(c - 'a') < 26 || static_cast<unsigned char>(c - '0') < 10;
        if (is_part) {
            joint_before = false;
            continue;
        }
        if (joint_before || (c != '-' && c != '_')) return false;
        joint_before = true;
    }
    return !joint_before;
}

}  // namespace dealcalc::input
