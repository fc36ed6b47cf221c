#pragma once
// The beginning of a page and its style sheet: light and dark, from 320 px up, and for paper. Colours keep a contrast of 4.5 to 1 or
// more; no meaning is in a colour alone.

#include <string_view>

namespace dealcalc {

/// The start of every page: nothing may be fetched, and nothing may run.
inline constexpr std::string_view page_head = R"html(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="dealcalc">
)html";

inline constexpr std::string_view html_style = R"css(
:root {
  color-scheme: light dark;
  --paper: #fff; --raised: #f6f7f8; --ink: #1b1f24; --quiet: #555e68; --line: #d3d8de; --link: #0a55a3;
  --bad: #a3161c; --doubt: #7a4a00; --good: #17632f;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15181d; --raised: #1f2329; --ink: #e7e9ec; --quiet: #a8b0b9; --line: #3b4249; --link: #83bbff;
    --bad: #ff9d94; --doubt: #f1c163; --good: #7ad690;
  }
}
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); font: 100%/1.5 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 64rem; padding: 1.5rem 1rem 3rem; overflow-wrap: break-word; }
tbody th, a { overflow-wrap: anywhere; }
h1, h2, h3 { line-height: 1.25; text-wrap: balance; }
h1 { font-size: 1.75rem; margin: 0 0 .5rem; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .75rem; padding-top: .75rem; border-top: 2px solid var(--ink); }
h3 { font-size: 1rem; margin: 0 0 .5rem; }
p { margin: .5rem 0; max-width: 50rem; }
a { color: var(--link); unicode-bidi: isolate; }
a:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
.kind, .hint, .note, footer { color: var(--quiet); }
.kind { margin: 0; font-size: .875rem; }
.hint dfn { font-style: normal; border-bottom: 1px dotted; }
footer { margin-top: 3rem; border-top: 1px solid var(--line); font-size: .875rem; }
table { width: 100%; border-collapse: collapse; margin: 1rem 0; font-variant-numeric: tabular-nums; }
caption { text-align: start; color: var(--quiet); font-size: .875rem; padding-bottom: .25rem; }
.heard { position: absolute; width: 1px; height: 1px; padding: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { padding: .375rem 1.5rem .375rem 0; text-align: start; vertical-align: baseline; border-bottom: 1px solid var(--line); }
th:last-child, td:last-child { padding-inline-end: 0; }
thead th { color: var(--quiet); font-size: .875rem; font-weight: 600; vertical-align: bottom; border-color: var(--ink); }
thead td { border-color: var(--ink); }
tbody th { font-weight: 400; }
.number { text-align: end; }
td.plot { width: 28%; min-width: 6rem; }
.pictures { columns: 28rem 2; column-gap: 2rem; margin: 1.5rem 0; }
figure { max-width: 34rem; margin: 0 0 1rem; break-inside: avoid; }
figure svg { display: block; }
.bar { display: block; width: 100%; height: .75rem; color: var(--ink); forced-color-adjust: auto; }
.bar rect { fill: currentColor; stroke: currentColor; stroke-width: 2; }
.bar .conditional { fill: none; stroke-dasharray: 4 3; }
.depth { color: var(--quiet); }
dl { margin: 1rem 0; }
dl > div { display: grid; grid-template-columns: minmax(8rem, 11rem) minmax(0, 1fr); column-gap: 1rem; padding: .125rem 0; }
dt { color: var(--quiet); }
dd { margin: 0; font-variant-numeric: tabular-nums; }
dd ul, td ul { margin: 0; padding-inline-start: 1.125rem; }
.card { margin: 1rem 0; padding: .75rem 1rem; border: 1px solid var(--line); }
.card:has(.verdict) { border-inline-start: .375rem solid var(--quiet); }
.card dl { margin: .5rem 0; }
.card:has(h3 > .fails), .card:has(h2 > .fails) { border-inline-start-color: var(--bad); }
.card:has(h3 > .undetermined), .card:has(h2 > .undetermined) { border-inline-start: .375rem dashed var(--doubt); }
.card:has(h3 > .holds), .card:has(h2 > .holds) { border-inline-start-color: var(--good); }
.card h2 { font-size: 1rem; margin: 0 0 .5rem; padding: 0; border: 0; }
.card h2 span, .card h3 span { margin-inline-end: .5rem; unicode-bidi: isolate; }
.sides { display: grid; gap: .75rem; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); }
.sides > dl { margin: 0; padding: .5rem .75rem; background: var(--raised); }
.sides > dl > div { grid-template-columns: minmax(6rem, 7rem) minmax(0, 1fr); }
.verdict { font-weight: 600; white-space: nowrap; }
.verdict::before { display: inline-block; width: 1.125em; }
.fails { color: var(--bad); }
.fails::before { content: "\2717" / ""; }
.undetermined { color: var(--doubt); }
.undetermined::before { content: "?" / ""; }
.unchecked { color: var(--quiet); }
.unchecked::before { content: "\2013" / ""; }
.holds { color: var(--good); }
.holds::before { content: "\2713" / ""; }
.missing { color: var(--doubt); }
.paper { display: none; }
summary { display: inline; cursor: pointer; list-style: none; border-bottom: 1px dotted; }
summary::-webkit-details-marker { display: none; }
summary:hover { color: var(--link); }
details[open] > summary { color: var(--link); border-bottom-style: solid; }
.how {
  margin: .5rem 0 .75rem; padding: .5rem .75rem; text-align: start; white-space: normal; font-size: .875rem;
  background: var(--raised); border: 1px solid var(--line); border-inline-start: 3px solid var(--link);
}
.how p { margin: 0 0 .25rem; }
.how dl { margin: 0; }
.how dl > div { grid-template-columns: minmax(6rem, 8rem) minmax(0, 1fr); }
.how ul { margin: 0; padding-inline-start: 1.125rem; }
.how .name { unicode-bidi: isolate; }
@media (min-width: 45rem) {
  tbody tr { position: relative; }
  tbody tr:has(details[open]) { background: var(--raised); }
  td .how, tbody th .how {
    position: absolute; z-index: 1; inset-inline: 0; top: 100%; margin: 0; box-shadow: 0 6px 16px rgb(0 0 0 / .3);
  }
  details:is(:hover, :focus-within) > .how { z-index: 2; }
  .how .how { position: static; margin: .5rem 0 .75rem; box-shadow: none; }
}
@media (max-width: 44.99rem) {
  body { padding-top: 1rem; }
  h1 { font-size: 1.375rem; }
  table, tbody, tbody tr, tbody th, tbody td, caption { display: block; }
  thead { display: none; }
  tbody tr { padding: .5rem 0; border-bottom: 1px solid var(--line); }
  tbody th, tbody td, tbody td.number { border: 0; padding: .125rem 0; text-align: start; }
  tbody th { font-weight: 600; }
  tbody td:empty { display: none; }
  tbody td[data-label]::before { content: attr(data-label) ": "; color: var(--quiet); }
  td.plot { width: 100%; }
  details { display: inline; }
}
@media (max-width: 30rem) {
  figure { margin-inline: -1rem; }
  dl > div, .sides > dl > div, .how dl > div { grid-template-columns: minmax(0, 1fr); padding: .25rem 0; }
}
@media print {
  :root {
    color-scheme: light; --paper: #fff; --raised: #fff; --ink: #000; --quiet: #444; --line: #bbb; --link: #000;
    --bad: #000; --doubt: #000; --good: #000;
  }
  @page { margin: 1.5cm; }
  html { font-size: 10pt; }
  body { max-width: none; padding: 0; }
  .hint { display: none; }
  h2 { margin-top: 1.25rem; break-after: avoid; }
  h3, thead, caption { break-after: avoid; }
  tr, dl > div, li { break-inside: avoid; }
  p { orphans: 3; widows: 3; }
  summary, details[open] > summary { border: 0; color: inherit; }
  .how { display: none; }
  .pictures { columns: 2; }
  .card, .sides > dl { break-inside: avoid; }
  .paper { display: block; font-size: 8pt; line-height: 1.4; columns: 2; column-gap: 1cm; }
  .paper h2 { column-span: all; }
  .paper p { margin: 0 0 .35rem; max-width: none; break-inside: avoid; }
  .paper i { color: var(--quiet); }
}
)css";

}  // namespace dealcalc
