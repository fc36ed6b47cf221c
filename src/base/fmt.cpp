// fmt, compiled once. Other sources include <fmt/core.h>, which declares what is defined here: a tenth of the time that
// the header-only library takes in each. Debian ships no static libfmt, so the program brings its own.

#include <fmt/format-inl.h>

FMT_BEGIN_NAMESPACE
namespace detail {

// What fmt 9 and 10 instantiate in their own source.
template FMT_API thousands_sep_result<char> thousands_sep_impl<char>(locale_ref);
template FMT_API char decimal_point_impl<char>(locale_ref);
template FMT_API void buffer<char>::append(const char*, const char*);
template FMT_API void vformat_to(buffer<char>&, string_view, basic_format_args<format_context>, locale_ref);

}  // namespace detail
FMT_END_NAMESPACE
