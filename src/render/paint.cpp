#include "render/paint.hpp"

namespace dealcalc {
namespace {

std::string_view code_of(Ink ink) {
    switch (ink) {
        case Ink::strong: return "\x1b[1m";
        case Ink::dim: return "\x1b[2m";
        case Ink::frame: return "\x1b[34m";
        case Ink::help: return "\x1b[36m";
        case Ink::error: return "\x1b[1;31m";
        case Ink::warning: return "\x1b[33m";
        case Ink::good: return "\x1b[32m";
        case Ink::plain: break;
    }
    return "";
}

}  // namespace

std::string Paint::operator()(Ink ink, std::string_view text) const {
    const std::string_view code = on_ ? code_of(ink) : "";
    std::string out(code);
    out += text;
    if (!code.empty()) out += "\x1b[0m";
    return out;
}

}  // namespace dealcalc
