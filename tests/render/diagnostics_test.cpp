// Diagnostics as text: each case is the whole text.

#include <dealcalc/render/diagnostics.hpp>

#include "support/catch.hpp"
#include "support/escapes.hpp"

using namespace dealcalc;

namespace {

const Diagnostic unknown_key{"unknown-key",
                             "unknown key \"amout\"",
                             {"deal.json", 9, 41, "/investments/0/amout",
                              "    {\"id\": \"prior\", \"status\": \"prior\", \"amout\": \"$80B\"}", 40, 7},
                             "did you mean \"amount\"?"};

const Diagnostic missing_file{"no-file", "no such file", {"nowhere.json"}, ""};

}  // namespace

TEST_CASE("a diagnostic shows the sentence and the place and the line with carets and the way out") {
    CHECK(render_diagnostic(unknown_key) == R"(error[unknown-key]: unknown key "amout"
  --> deal.json:9:41 (/investments/0/amout)
    |
  9 |     {"id": "prior", "status": "prior", "amout": "$80B"}
    |                                         ^^^^^^^
  help: did you mean "amount"?
)");
}

TEST_CASE("the margin is as wide as the number of the line") {
    Diagnostic d = unknown_key;
    d.place.line = 1234;
    d.place.line_text = "abc";
    d.place.caret_at = 1;
    d.place.caret_length = 0;  // something is missing here
    CHECK(render_diagnostic(d) == R"(error[unknown-key]: unknown key "amout"
  --> deal.json:1234:41 (/investments/0/amout)
       |
  1234 | abc
       |  ^
  help: did you mean "amount"?
)");
}

TEST_CASE("what is not known of the place is left out") {
    CHECK(render_diagnostic(missing_file) == "error[no-file]: no such file\n  --> nowhere.json\n");
    CHECK(render_diagnostic({"usage", "no command is given", {}, "dealcalc --help"}) ==
          "error[usage]: no command is given\n  help: dealcalc --help\n");
}

TEST_CASE("several diagnostics have a line between them and a count below") {
    CHECK(render_diagnostics({missing_file, missing_file}) == "error[no-file]: no such file\n  --> nowhere.json\n"
                                                              "\n"
                                                              "error[no-file]: no such file\n  --> nowhere.json\n"
                                                              "\n"
                                                              "2 problems\n");
    CHECK(render_diagnostics({missing_file}) == render_diagnostic(missing_file));
    CHECK(render_diagnostics({}).empty());
}

TEST_CASE("colour in a diagnostic only adds escape codes") {
    const std::string painted = render_diagnostics({unknown_key, missing_file}, Style{true, true, any_width});
    CHECK(painted != render_diagnostics({unknown_key, missing_file}));
    CHECK(test::without_escapes(painted) == render_diagnostics({unknown_key, missing_file}));
}

TEST_CASE("on a narrow page sentences are wrapped and the line is cut on both sides of the carets") {
    Diagnostic d = unknown_key;
    d.message = "unknown key \"amout\" in an investment of this deal";
    d.help = "did you mean \"amount\", which every investment has?";
    CHECK(render_diagnostic(d, Style{false, true, 40}) == R"(error[unknown-key]: unknown key "amout"
in an investment of this deal
  --> deal.json:9:41
      (/investments/0/amout)
    |
  9 | ...s": "prior", "amout": "$80B"...
    |                  ^^^^^^^
  help: did you mean "amount", which
        every investment has?
)");
}

TEST_CASE("carets that are wider than the page end with it") {
    Diagnostic d = unknown_key;
    d.place.line_text = std::string(10, 'a') + std::string(90, 'b');
    d.place.caret_at = 10;
    d.place.caret_length = 90;
    CHECK(render_diagnostic(d, Style{false, true, 40}) == R"(error[unknown-key]: unknown key "amout"
  --> deal.json:9:41
      (/investments/0/amout)
    |
  9 | aaaaaaaaaabbbbbbbbbbbbbbbbbb...
    |           ^^^^^^^^^^^^^^^^^^^^^
  help: did you mean "amount"?
)");
}

TEST_CASE("where a terminal shows ASCII alone the carets are as wide as what is spelt out") {
    Diagnostic d{"x", "not \u00e9", {"\u00e9.json", 1, 3, "", "\u20ac \u00e9!", 2, 1}, ""};
    CHECK(render_diagnostic(d, Style{false, false, 80}) == R"(error[x]: not \u00e9
  --> \u00e9.json:1:3
    |
  1 | EUR \u00e9!
    |     ^^^^^^
)");
}

TEST_CASE("hostile text in a diagnostic never reaches the terminal raw") {
    Diagnostic d{"x", "a\x1b[31mb\u202Ec", {"f\x07.json", 1, 1, "/k\x1b", "", 0, 0}, "h\x1b\u2066"};
    const std::string text = render_diagnostic(d);
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(text.find('\x07') == std::string::npos);
    CHECK(text.find("\u202E") == std::string::npos);
    CHECK(text.find("\u2066") == std::string::npos);
    CHECK(text == "error[x]: a\\x1b[31mb\\u202ec\n  --> f\\x07.json:1:1 (/k\\x1b)\n  help: h\\x1b\\u2066\n");
}
