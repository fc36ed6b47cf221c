#pragma once
// What may stand next on a command line, from the model of the commands. The shells ask for it.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"

namespace dealcalc::cli {

struct Candidate {
    std::string word;
    std::string meaning{};  // for people; may be empty, and is harmless on a terminal
};

struct Completion {
    std::vector<Candidate> candidates{};
    Takes files = Takes::text;  // Takes::file or Takes::deal: names of such files may stand there too
};

/// `words` follow the name of the program; the last one is being written, and may be empty. Every candidate begins with
/// it. Names of figures and claims are those of the deal named on the line, else of the compiled-in deal. A line that
/// no command would take, or a deal that cannot be read, has nothing that may follow.
Completion complete(std::span<const std::string> words);

}  // namespace dealcalc::cli
