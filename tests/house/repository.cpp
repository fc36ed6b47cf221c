#include "house/repository.hpp"

#include <cctype>

namespace house {

namespace {

class Stripper {
public:
    explicit Stripper(const std::string& text)
        : text_(text) {}

    std::string run() {
        while (at_ < text_.size()) step();
        return out_;
    }

private:
    bool looking_at(const char* what) const {
        return text_.compare(at_, std::char_traits<char>::length(what), what) == 0;
    }

    /// Skips to `end`, keeping the line breaks on the way.
    void skip_to(std::size_t end) {
        end = std::min(end, text_.size());
        for (; at_ < end; ++at_) {
            if (text_[at_] == '\n') out_ += '\n';
        }
    }

    void skip_past(const std::string& end) {
        const auto found = text_.find(end, at_);
        skip_to(found == std::string::npos ? text_.size() : found + end.size());
    }

    void raw_string() {
        const auto open = text_.find('(', at_);
        const std::string delimiter = text_.substr(at_ + 2, open - at_ - 2);
        skip_past(")" + delimiter + "\"");
        out_ += "\"\"";
    }

    void quoted(char quote) {
        auto end = at_ + 1;
        while (end < text_.size() && text_[end] != quote) end += text_[end] == '\\' ? 2u : 1u;
        skip_to(end + 1);
        out_ += quote;
        out_ += quote;
    }

    /// In 1'000 the quote separates digits.
    bool digit_separator() const {
        return at_ > 0 && std::isxdigit(static_cast<unsigned char>(text_[at_ - 1])) != 0 && at_ + 1 < text_.size() &&
               std::isxdigit(static_cast<unsigned char>(text_[at_ + 1])) != 0;
    }

    void step() {
        if (looking_at("//")) return skip_to(text_.find('\n', at_));
        if (looking_at("/*")) return skip_past("*/");
        if (looking_at("R\"")) return raw_string();
        if (text_[at_] == '"') return quoted('"');
        if (text_[at_] == '\'' && !digit_separator()) return quoted('\'');
        out_ += text_[at_++];
    }

    const std::string& text_;
    std::size_t at_ = 0;
    std::string out_;
};

}  // namespace

std::string without_literals(const std::string& text) {
    return Stripper(text).run();
}

}  // namespace house
