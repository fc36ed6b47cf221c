#include <dealcalc/input/read.hpp>

#include "input/bytes.hpp"

namespace dealcalc {
namespace {

ReadDeal read_bytes(const std::variant<std::string, Diagnostic>& bytes, const std::string& name) {
    if (const auto* failure = std::get_if<Diagnostic>(&bytes)) return {std::nullopt, {*failure}};
    return read_deal(std::get<std::string>(bytes), name);
}

}  // namespace

ReadDeal read_deal_from(std::FILE* file, const std::string& name) {
    return read_bytes(input::bytes_from(file, name), name);
}

ReadDeal read_deal_file(const std::string& path) { return read_bytes(input::bytes_of_file(path), path); }

}  // namespace dealcalc
