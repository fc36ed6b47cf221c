#include "input/cash_flows_json.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>

#include "input/fields.hpp"
#include "input/values.hpp"
#include "model/words.hpp"

namespace dealcalc::input {
namespace {

constexpr std::array<KeyRule, 3> series_keys = {{{"id"}, {"currency"}, {"flows", true}}};
constexpr std::array<KeyRule, 3> flow_keys = {{{"date", true}, {"amount", true}, {"label"}}};
const ObjectRule series_rule{"a series", series_keys};
const ObjectRule flow_rule{"a cash flow", flow_keys};

/// The keys of objects are read by the same code as those of a deal, whose problems join the others.
class JsonSeries {
public:
    JsonSeries(std::string_view text, Currency home, Unit unit)
        : text_(text)
        , unit_(unit)
        , reading_{text}
        , draft_(home) {}

    void flows(const JsonNode& list) {
        for (const JsonNode& node : list.children) {
            if (node.kind == JsonKind::object) {
                flow(Fields(node, flow_rule, reading_.problems));
            } else {
                reading_.add("wrong-type", "a cash flow is an object, and this is " + std::string(kind_word(node)),
                             node.span, R"(write {"date": "2026-04-20", "amount": "-$5B"})");
            }
        }
    }

    SeriesDraft take(std::vector<Problem> earlier) {
        for (auto* problems : {&earlier, &reading_.problems}) {
            std::move(problems->begin(), problems->end(), std::back_inserter(draft_.problems()));
        }
        return std::move(draft_);
    }

private:
    void flow(const Fields& fields) {
        const JsonNode* date = fields.find("date");
        const JsonNode* amount = fields.find("amount");
        const std::string label = read_text(reading_, fields, "label").value_or("");
        if (date == nullptr || amount == nullptr) return;
        if (date->kind != JsonKind::string) {
            wrong_type("date", *date, "a string");
        } else if (amount->kind == JsonKind::number) {
            draft_.add(snippet(*date), snippet(*amount), unit_, label);
        } else if (amount->kind == JsonKind::string) {
            draft_.add(snippet(*date), snippet(*amount), label);
        } else {
            wrong_type("amount", *amount, "a string or a number");
        }
    }

    void wrong_type(std::string_view key, const JsonNode& node, std::string_view expected) {
        reading_.add("wrong-type",
                     std::string(key) + " is " + std::string(kind_word(node)) + ", and must be " + std::string(expected),
                     node.span, node.kind == JsonKind::number ? "put it in double quotes" : "");
    }

    Snippet snippet(const JsonNode& node) const {
        return {node.text, node.span, [this, &node](std::size_t at, std::size_t length) {
                    if (node.kind != JsonKind::string) return Span{node.span.begin + at, node.span.begin + at + length};
                    return raw_span(text_, node, at, length);
                }};
    }

    std::string_view text_;
    Unit unit_;
    Reading reading_;
    SeriesDraft draft_;
};

SeriesDraft of_object(std::string_view text, const JsonNode& root) {
    Reading reading{text};
    const Fields fields(root, series_rule, reading.problems);
    const std::string id = read_text(reading, fields, "id").value_or("");
    const auto currency = read_currency(reading, fields);
    const JsonNode* list = fields.find("flows");
    JsonSeries series(text, currency.value_or(Currency{}), currency ? money(*currency) : Unit{});
    if (list != nullptr && list->kind == JsonKind::list) {
        series.flows(*list);
    } else if (list != nullptr) {
        reading.add("wrong-type", "flows is " + std::string(kind_word(*list)) + ", and must be a list of objects",
                    list->span, "");
    }
    SeriesDraft draft = series.take(std::move(reading.problems));
    draft.name(id);
    return draft;
}

}  // namespace

SeriesDraft cash_flows_from_json(std::string_view text, const JsonNode& root) {
    if (root.kind == JsonKind::object) return of_object(text, root);
    JsonSeries series(text, {}, {});
    if (root.kind == JsonKind::list) {
        series.flows(root);
        return series.take({});
    }
    return series.take({{"wrong-type", "a series is a list of cash flows, and this is " + std::string(kind_word(root)),
                         root.span, R"(write [{"date": "2026-04-20", "amount": "-$5B"}])"}});
}

}  // namespace dealcalc::input
