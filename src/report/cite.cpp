// The figures of a deal file against the articles that it cites.

#include <dealcalc/report/present.hpp>
#include <fmt/core.h>

#include "report/cells.hpp"

namespace dealcalc {
namespace {

using article::Citations;
using article::CitedFigure;
using article::Finding;
using article::Mention;
using article::MentionAt;
using article::Scan;
using Align = Column::Align;

Cell number_of(std::size_t number) {
    return Count{number, std::to_string(number)};
}

Verdict verdict_of(Finding finding) {
    return finding == Finding::as_written ? Verdict::holds : Verdict::fails;
}

Section figures_section(const Citations& citations, const Deal& deal, const std::vector<Scan>& scans) {
    Table table;
    table.columns = {{"deal", "Deal", Align::left, false},
                     {"id", "Figure"},
                     {"label", "Label", Align::left, false},
                     {"that", "In the file"},
                     {"finding", "Found"},
                     {"words", "In the text"},
                     {"text", "Text", Align::left, scans.size() > 1},
                     {"text_line", "Line", Align::right},
                     {"text_column", "Column", Align::right},
                     {"start", "Start", Align::right, false},
                     {"end", "End", Align::right, false},
                     {"verdict", "Verdict", Align::left, false},
                     {"reason", "Reason", Align::left, false},
                     {"file", "File", Align::left, false},
                     {"line", "Line", Align::right, false},
                     {"column", "Column", Align::right, false}};
    for (const CitedFigure& figure : citations.figures) {
        const Scan* scan = figure.found ? &scans[figure.found->scan] : nullptr;
        const Mention* mention = scan != nullptr ? &scan->mentions[figure.found->mention] : nullptr;
        table.rows.push_back(
            {Text{deal.id}, Text{figure.id}, text_cell(figure.label), Text{figure.text},
             Text{std::string(finding_name(figure.finding))}, mention ? Cell(Text{mention->words}) : Cell(),
             scan ? Cell(Text{scan->file}) : Cell(), mention ? number_of(mention->line) : Cell(),
             mention ? number_of(mention->column) : Cell(), mention ? number_of(mention->start) : Cell(),
             mention ? number_of(mention->end) : Cell(), verdict_of(figure.finding), Text{figure.reason},
             Text{deal.file}, number_of(figure.origin.line), number_of(figure.origin.column)});
    }
    std::vector<std::string> notes;
    for (const CitedFigure& figure : citations.figures) {
        if (figure.finding != Finding::as_written) {
            notes.push_back(fmt::format("{} {}: {}.", figure.id, figure.text, figure.reason));
        }
    }
    return {"figures", "Figures of the file", std::move(table), std::move(notes)};
}

Section unused_section(const Citations& citations, const std::vector<Scan>& scans) {
    Table table;
    table.columns = {{"text", "Text", Align::left, scans.size() > 1},
                     {"line", "Line", Align::right},
                     {"column", "Column", Align::right},
                     {"start", "Start", Align::right, false},
                     {"end", "End", Align::right, false},
                     {"words", "Words"},
                     {"role", "Role"}};
    for (const MentionAt& at : citations.unused) {
        const Mention& mention = scans[at.scan].mentions[at.mention];
        table.rows.push_back({Text{scans[at.scan].file}, number_of(mention.line), number_of(mention.column),
                              number_of(mention.start), number_of(mention.end), Text{mention.words},
                              Text{std::string(role_name(mention.role))}});
    }
    Section section{"unused", "Figures of the text that the file does not use", std::move(table)};
    section.for_people = !citations.unused.empty();
    return section;
}

std::string words_in(const Cell& cell) {
    if (const auto* text = cell.as<Text>()) return text->text;
    const auto* count = cell.as<Count>();
    return count != nullptr ? count->display : "";
}

std::vector<MarkedText> marked_texts(const Citations& citations, const std::vector<Scan>& scans) {
    std::vector<MarkedText> texts;
    for (std::size_t s = 0; s < scans.size(); ++s) {
        const Scan& scan = scans[s];
        MarkedText text{scan.file, {}};
        std::size_t next = 0;
        for (const article::Block& block : scan.page.blocks) {
            MarkedText::Block marked;
            marked.is_heading = block.kind == article::Block::Kind::heading;
            marked.is_item = block.kind == article::Block::Kind::item;
            std::size_t at = block.begin;
            for (; next < scan.mentions.size() && scan.mentions[next].at < block.end; ++next) {
                const Mention& mention = scan.mentions[next];
                marked.runs.push_back({scan.page.words.substr(at, mention.at - at)});
                MarkedText::Run run{mention.words};
                run.is_mark = mention.kind != article::Kind::date;
                run.id = fmt::format("text-{}-{}", s + 1, next + 1);
                run.says = fmt::format("not in the file; {}", role_name(mention.role));
                for (std::size_t f = 0; f < citations.figures.size(); ++f) {
                    const CitedFigure& figure = citations.figures[f];
                    if (figure.found != MentionAt{s, next}) continue;
                    run.link = fmt::format("figure-{}", f + 1);
                    run.verdict = verdict_of(figure.finding);
                    run.says = fmt::format("{}: {}", figure.id, finding_name(figure.finding));
                    if (run.verdict == Verdict::fails) break;
                }
                at = mention.until;
                marked.runs.push_back(std::move(run));
            }
            marked.runs.push_back({scan.page.words.substr(at, block.end - at)});
            text.blocks.push_back(std::move(marked));
        }
        texts.push_back(std::move(text));
    }
    return texts;
}

}  // namespace

Report present(const Citations& citations, const Deal& deal, const std::vector<Scan>& scans) {
    std::size_t right = 0;
    for (const CitedFigure& figure : citations.figures) right += figure.finding == Finding::as_written ? 1U : 0U;
    const std::size_t all = citations.figures.size();
    Facts counts = {
        {"figures", "Figures", count_cell(all, all == 1 ? "1 figure" : fmt::format("{} figures", all))},
        {"as_written", "As written", count_cell(right, fmt::format("{} as written", right))},
        {"differ", "Differ", count_cell(all - right, fmt::format("{} not as written", all - right))},
        {"unused", "Unused",
         count_cell(citations.unused.size(), fmt::format("{} of the text unused", citations.unused.size()))}};
    return {"cite",
            name_of(deal),
            {deal_section(deal), figures_section(citations, deal, scans), unused_section(citations, scans),
             Section{"counts", "", std::move(counts), {}, true}},
            "figures"};
}

MarkedPage marked_page(const Report& report, const Citations& citations, const std::vector<Scan>& scans) {
    MarkedPage page{report.title, {}, {}, marked_texts(citations, scans)};
    const auto mark_of = [](const MentionAt& at) { return fmt::format("text-{}-{}", at.scan + 1, at.mention + 1); };
    for (const Section& section : report.sections) {
        const Table* table = section.table();
        if (section.key == "counts") {
            for (const Field& fact : *section.facts()) {
                const std::string& words = fact.cell.as<Count>()->display;
                if (fact.cell.as<Count>()->number > 0) page.counts += (page.counts.empty() ? "" : ", ") + words;
            }
        }
        if (table == nullptr || !section.for_people) continue;
        const bool is_filed = section.key == "figures";
        MarkedTable marked{section.title, {}, 2, {}, section.notes};
        for (const Column& column : table->columns) {
            if (column.for_people) marked.columns.push_back(column.title);
        }
        for (std::size_t r = 0; r < table->rows.size(); ++r) {
            MarkedTable::Row row;
            if (is_filed) {
                row.id = fmt::format("figure-{}", r + 1);
                row.verdict = verdict_of(citations.figures[r].finding);
                if (citations.figures[r].found) row.link = mark_of(*citations.figures[r].found);
            } else {
                row.link = mark_of(citations.unused[r]);
            }
            for (std::size_t c = 0; c < table->columns.size(); ++c) {
                if (table->columns[c].for_people) row.cells.push_back(words_in(table->rows[r][c]));
            }
            marked.rows.push_back(std::move(row));
        }
        page.tables.push_back(std::move(marked));
    }
    return page;
}

}  // namespace dealcalc
