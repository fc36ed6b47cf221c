// Random formulas over a deal, worked out at every corner of its figures: the range is that of the corners.

#include <algorithm>
#include <array>
#include <map>
#include <random>

#include <dealcalc/analysis/evaluate.hpp>

#include "support/catch.hpp"
#include "support/deals.hpp"

using namespace test;

namespace {

/// a and b are committed, c and d contingent: c of an amount that is known more or less, d up to one.
struct World {
    std::string a, b, c, d, v, w;
    Deal deal() const {
        return deal_of({prior("a", a), firm("b", b), contingent("c", c), contingent("d", d)}, {},
                       {valuation("v", v), valuation("w", w)});
    }
};

/// What every figure comes to: of c and d also how much of it is paid, a fraction from 0 to 1.
struct Point {
    Number a, b, c, most_d, v, w;
    Number paid_c, paid_d;

    Number value_of(const std::string& name) const {
        if (name == "a") return a;
        if (name == "b") return b;
        if (name == "c") return c;
        if (name == "d") return most_d * paid_d;
        if (name == "v") return v;
        if (name == "w") return w;
        if (name == "committed") return a + b;
        if (name == "contingent") return c * paid_c + most_d * paid_d;
        if (name == "maximum") return a + b + c + most_d;
        return a + b + c * paid_c + most_d * paid_d;  // exposure
    }
};

struct DividesByZero {};

/// The formula at the point. The most and the least are those over what may be paid, at one end or the other of each.
Number at(const Formula& formula, std::size_t node, const Point& point) {
    using Kind = Node::Kind;
    const Node& n = formula.nodes[node];
    switch (n.kind) {
    case Kind::name: return point.value_of(n.name);
    case Kind::number: return n.number;
    case Kind::minus: return -at(formula, node - 1, point);
    case Kind::sum: return at(formula, n.left, point) + at(formula, node - 1, point);
    case Kind::difference: return at(formula, n.left, point) - at(formula, node - 1, point);
    case Kind::product: return at(formula, n.left, point) * at(formula, node - 1, point);
    case Kind::quotient: {
        const Number below = at(formula, node - 1, point);
        if (below.is_zero()) throw DividesByZero{};
        return at(formula, n.left, point) / below;
    }
    default: break;
    }
    std::optional<Number> end;
    for (const int paid : {0, 1, 2, 3}) {
        Point chosen = point;
        chosen.paid_c = paid % 2;
        chosen.paid_d = paid / 2;
        const Number value = at(formula, node - 1, chosen);
        const bool better = !end || (n.kind == Kind::most ? value > *end : value < *end);
        if (better) end = value;
    }
    return *end;
}

/// Every corner of the figures, and what is paid of c and d at either end.
std::vector<Point> corners_of(const World& world) {
    const auto ends = [](const std::string& figure) {
        Figure read = reported(figure).figure;
        if (read.hedge == Hedge::up_to) read.hedge = Hedge::none;
        if (read.hedge == Hedge::up_to_about) read.hedge = Hedge::about;
        const Range range = word_range(read);
        return std::array{range.low()->at, range.high()->at};
    };
    std::vector<Point> corners;
    for (unsigned corner = 0; corner < 256; ++corner) {
        const auto end = [corner](unsigned bit) { return (corner >> bit) & 1U; };
        corners.push_back({ends(world.a)[end(0)], ends(world.b)[end(1)], ends(world.c)[end(2)], ends(world.d)[end(3)],
                           ends(world.v)[end(4)], ends(world.w)[end(5)], end(6), end(7)});
    }
    return corners;
}

/// Formulas in which units agree: money, or a factor.
class Formulas {
public:
    explicit Formulas(std::uint32_t seed)
        : random_(seed) {}

    std::string money(unsigned depth) {
        if (depth == 0 || one_in(4)) return one_of({"a", "b", "c", "d", "v", "w", "exposure", "committed", "contingent", "maximum"});
        switch (random_() % 8) {
        case 0:
        case 1: return '(' + money(depth - 1) + " + " + money(depth - 1) + ')';
        case 2:
        case 3: return '(' + money(depth - 1) + " - " + money(depth - 1) + ')';
        case 4: return number() + " * " + money(depth - 1);
        case 5: return money(depth - 1) + " * " + factor(depth - 1);
        case 6: return '(' + money(depth - 1) + ") / " + (one_in(2) ? number() : factor(depth - 1));
        default: return (one_in(2) ? "max(" : one_in(2) ? "min(" : "-(") + money(depth - 1) + ')';
        }
    }

    std::string factor(unsigned depth) {
        if (depth == 0 || one_in(3)) return '(' + money(0) + " / " + money(0) + ')';
        switch (random_() % 6) {
        case 0: return '(' + factor(depth - 1) + " + " + (one_in(2) ? number() : factor(depth - 1)) + ')';
        case 1: return '(' + number() + " - " + factor(depth - 1) + ')';
        case 2: return '(' + factor(depth - 1) + " * " + factor(depth - 1) + ')';
        case 3: return '(' + factor(depth - 1) + " / " + factor(depth - 1) + ')';
        case 4: return (one_in(2) ? "max(" : "min(") + factor(depth - 1) + ')';
        default: return '(' + money(depth - 1) + " / " + money(depth - 1) + ')';
        }
    }

    World world() {
        const auto amount = [this] { return "$" + std::to_string(1 + random_() % 40); };
        const auto about = [&] { return (one_in(2) ? "about " : "") + amount(); };
        return {about(), about(), about(), (one_in(2) ? "up to about " : "up to ") + amount(), about(), about()};
    }

private:
    bool one_in(unsigned n) { return random_() % n == 0; }
    std::string one_of(const std::vector<std::string>& names) { return names[random_() % names.size()]; }
    std::string number() { return one_of({"2", "0.5", "3", "1"}); }

    std::mt19937 random_;
};

bool has_end_of_its_own(const Formula& formula) {
    return std::ranges::any_of(formula.nodes, [](const Node& node) {
        return node.kind == Node::Kind::most || node.kind == Node::Kind::least;
    });
}

}  // namespace

TEST_CASE("the range of a random formula is that of the corners of its figures") {
    constexpr std::uint32_t seed = 20261128;
    Formulas formulas(seed);
    std::map<std::string, int> met;
    for (int round = 0; round < 3000; ++round) {
        const World world = formulas.world();
        const std::string text = round % 2 == 0 ? formulas.money(3) : formulas.factor(3);
        const Formula formula = test::formula(text);
        const Answer answer = evaluate(formula, world.deal());
        INFO("seed " << seed << ", round " << round << ": " << text << " over " << world.a << ", " << world.b << ", "
                     << world.c << ", " << world.d << ", " << world.v << ", " << world.w << " is " << said(answer));
        if (const auto* unknown = std::get_if<Unknown>(&answer)) {
            ++met[reason_name(unknown->reason)];
            CHECK((unknown->reason == Reason::zero_denominator || unknown->reason == Reason::input_twice ||
                   unknown->reason == Reason::unlike_units));
            continue;
        }
        const Range& range = std::get<Value>(answer).extent.word;
        std::optional<Number> low, high;
        for (const Point& corner : corners_of(world)) {
            const Number value = at(formula, formula.nodes.size() - 1, corner);
            if (!low || value < *low) low = value;
            if (!high || value > *high) high = value;
        }
        CHECK(inside(Range::between(*low, *high), range));
        // Of the most and the least of a quotient more may be said than is so, and never less.
        if (has_end_of_its_own(formula)) {
            ++met["with max or min"];
        } else {
            CHECK(range == Range::between(*low, *high));
            ++met["exact"];
        }
    }
    CHECK(met["exact"] > 500);
    CHECK(met["with max or min"] > 200);
}
