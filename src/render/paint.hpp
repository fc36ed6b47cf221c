#pragma once
// Paint: the few colours of the terminal, by what they mean. Without colour the text is the same.

#include <string>
#include <string_view>

namespace dealcalc {

enum class Ink { plain, strong, dim, frame, help, error, warning, good };

class Paint {
public:
    explicit Paint(bool on) : on_(on) {}
    std::string operator()(Ink ink, std::string_view text) const;

private:
    bool on_;
};

}  // namespace dealcalc
