#include "render/appender.hpp"

namespace dealcalc {

void Appender::flush() {
    out_.append(bytes_.data(), size_);
    size_ = 0;
}

void Appender::put_long(std::string_view text) {
    flush();
    out_.append(text);
}

}  // namespace dealcalc
