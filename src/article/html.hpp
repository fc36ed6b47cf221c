#pragma once
// HTML as a reader of the page sees it.

#include <cstddef>
#include <string>
#include <string_view>

#include <dealcalc/article/page.hpp>

namespace dealcalc::article {

constexpr std::size_t past_byte_order_mark(std::string_view source) {
    return source.starts_with("\xEF\xBB\xBF") ? 3 : 0;
}

void read_html(std::string_view source, Page& page);

/// The entity at `at`, which is &: what it stands for, and its length; nothing where none stands there.
struct Entity {
    std::string shown{};
    std::size_t length = 0;
};
Entity entity_at(std::string_view source, std::size_t at);

}  // namespace dealcalc::article
