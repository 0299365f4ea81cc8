/**
 * The page's style sheet. Kinds of marks differ by line and frame as well as by colour (Okabe and Ito's palette), so
 * that colour-blind readers, paper and both colour schemes keep them apart.
 */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1c1c1a; --paper: #fdfcf9; --soft: #5f5e58; --rule: #d9d6cc; --card: #f5f3ec;
  --name: #0072b2; --place: #00735a; --claim: #f4ecd6; --quote: #fae0a0; --edge: #b98a1c; --cue: #9a3d00;
  --figure: #a3387a; --lit: #b54a00; --glow: #ffd0a6; --sea: #e8eef2; --land: #d3cfc0; --border: #fdfcf9;
  --serif: 'Iowan Old Style', 'Palatino Linotype', 'URW Palladio L', P052, Charter, Georgia, serif;
  --sans: system-ui, -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', sans-serif; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e4de; --paper: #17181a; --soft: #a3a29b; --rule: #3b3c3e;
  --card: #1f2023; --name: #6cbcf0; --place: #4fd0ac; --claim: #2f2a1c; --quote: #51431a; --edge: #d8a83a;
  --cue: #f2a263; --figure: #ee9fcf; --lit: #ff9b4a; --glow: #6b3600; --sea: #1c252b; --land: #3f4144; --border: #17181a; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 6.5rem; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 var(--serif);
  overflow-wrap: anywhere; }
a { color: inherit; text-underline-offset: 0.15em; }
:focus-visible { outline: 3px solid var(--lit); outline-offset: 2px; border-radius: 2px; }
main:focus { outline: none; }
.skip { position: absolute; left: -100vw; top: 0; background: var(--paper); padding: 0.5rem 1rem; z-index: 9; }
.skip:focus { left: 0; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
:root:not(.script) .scripted { display: none; }
main, footer { max-width: 88rem; margin: 0 auto; padding: 1.5rem 1.25rem; }
footer { color: var(--soft); font: 0.8rem/1.5 var(--sans); border-top: 1px solid var(--rule); }
h1 { font-size: 2rem; line-height: 1.2; font-weight: 700; margin: 0.25rem 0 1rem; text-wrap: balance; }
h2 { font: 600 1.15rem/1.3 var(--serif); margin: 0 0 0.6rem; }
h2::first-letter { text-transform: uppercase; }
h2 small { color: var(--soft); font: italic 0.9rem var(--serif); margin-left: 0.5em; }
h2 .shown { color: var(--soft); font: 0.8rem var(--sans); margin-left: 0.75em; }
.facts, .legend, .panel, .overview, nav.articles { font-family: var(--sans); }
.facts { color: var(--soft); font-size: 0.85rem; margin: 0; }
nav.articles { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; color: var(--soft); font-size: 0.9rem;
  margin-bottom: 1.25rem; }

.text { max-width: 38rem; }
.text > * { white-space: pre-wrap; }
.text p { margin: 0; }
.text h1 { white-space: normal; }
.text a { text-decoration: none; }
.text a, .text [data-rows] { cursor: pointer; }
mark { background: none; color: inherit; }
.name, .place, .figure { text-decoration: underline 2px; text-underline-offset: 0.2em; text-decoration-skip-ink: none; }
.text .name, .legend .name { text-decoration: underline solid 2px var(--name); }
.text .place, .legend .place { text-decoration: underline dotted 3px var(--place); }
.text .figure, .legend .figure { text-decoration: underline double 1.5px var(--figure); font-weight: 600; }
.quote { background: var(--quote); }
.claim { background: var(--claim); border-bottom: 1px dotted var(--edge); }
.cue { color: var(--cue); font-style: italic; }
.text .lit { background: var(--glow); color: var(--ink); border-block: 2px solid var(--lit); }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; margin: 0 0 1.25rem; padding: 0.4rem 0;
  font-size: 0.85rem; border-block: 1px solid var(--rule); }

.panel > section { margin-top: 2.25rem; }
.bar { position: sticky; top: 0; z-index: 2; background: var(--paper); padding: 0.6rem 0; font-size: 0.9rem;
  border-bottom: 1px solid var(--rule); }
.bar nav { display: flex; flex-wrap: wrap; gap: 0.1rem 1rem; }
.bar nav a { text-decoration: none; border-bottom: 1px solid transparent; }
.bar nav a:hover { border-color: currentcolor; }
.count { color: var(--soft); font-size: 0.85em; }
.search { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.25rem 0.6rem; margin-top: 0.4rem; }
.search label { color: var(--soft); font-size: 0.85rem; }
.search input { flex: 1 1 8rem; min-width: 0; max-width: 26rem; }
.search p { margin: 0; color: var(--soft); font-size: 0.85rem; min-width: 6rem; }
input, select, textarea, button { font: inherit; color: inherit; }
input[type='search'], select, textarea { background: var(--card); border: 1px solid var(--soft); border-radius: 4px;
  padding: 0.2rem 0.5rem; }
.corrections { font-size: 0.875rem; }
.corrections ul { padding-left: 1.25rem; }
textarea { width: 100%; font: 0.85rem/1.5 ui-monospace, 'Liberation Mono', monospace; }
button { background: var(--card); border: 1px solid var(--soft); border-radius: 4px; padding: 0.25rem 0.75rem;
  cursor: pointer; }
.empty { color: var(--soft); margin: 0.5rem 0; font-size: 0.9rem; }

table { border-collapse: collapse; width: 100%; font-size: 0.875rem; line-height: 1.4; }
th, td { text-align: left; vertical-align: top; font-weight: 400; padding: 0.35rem 0.6rem 0.35rem 0; }
.rows tbody tr { border-top: 1px solid var(--rule); cursor: pointer; }
.rows tbody tr:hover { background: var(--card); }
.rows tbody tr.lit { background: var(--card); box-shadow: -4px 0 0 var(--lit); }
.rows { table-layout: fixed; }
.rows tbody th { font-weight: 600; }
.rows th:first-child { width: 26%; }
.articles.rows th:first-child { width: auto; }
.articles.rows th:nth-child(2) { width: 7rem; }
.rows .number { text-align: right; width: 5rem; padding-right: 1.2rem; font-variant-numeric: tabular-nums; }
.front .rows:not(.articles) th:first-child { width: 18%; }
.front .claims th:nth-child(2) { width: 12%; }
.front .rows:not(.articles) th.origin { width: 20%; }
.actors th:nth-child(2) { width: 6.25rem; }
.actors th:nth-child(5) { width: 4.25rem; }
.rows .number .sort::after { width: 0; }
.rows tbody th a { text-decoration-line: none; }
.rows tbody th a:hover { text-decoration-line: underline; }
.rows thead th { color: var(--soft); }
.rows tbody th, .rows tbody td { overflow-wrap: anywhere; }
.claims th:nth-child(2) { width: 19%; }
.claims tbody td:nth-child(3) { font-family: var(--serif); font-size: 0.95rem; }
.sort { all: unset; cursor: pointer; white-space: nowrap; }
.sort:focus-visible { outline: 3px solid var(--lit); outline-offset: 2px; }
.sort::after { content: ''; display: inline-block; width: 1em; text-align: center; }
[aria-sort='ascending'] .sort::after { content: '▴'; }
[aria-sort='descending'] .sort::after { content: '▾'; }
.tick { white-space: nowrap; }
.rows .tick { padding-right: 0; text-align: right; width: 4rem; }
.tick input { margin: 0.15rem; width: 1.05rem; height: 1.05rem; accent-color: var(--lit); }
th.why { width: 36%; }
td.why { font-size: 0.8rem; color: var(--soft); }
.more { margin-top: 0.75rem; }

figure { margin: 0 0 1rem; }
figcaption { color: var(--soft); font-size: 0.8rem; line-height: 1.45; margin: 0.3rem 0; }
figcaption strong, .caption { color: var(--ink); font-weight: 600; }
.caption { font-size: 0.8rem; margin: 0.3rem 0; }
svg { display: block; width: 100%; height: auto; }
.map svg { background: var(--sea); border-radius: 4px; }
.land { fill: var(--land); }
.borders { fill: none; stroke: var(--border); stroke-width: 0.8; }
.spot { fill: var(--place); fill-opacity: 0.8; stroke: var(--paper); }
.area { fill: var(--place); fill-opacity: 0.15; stroke: var(--place); stroke-width: 2; }
.map .lit circle { fill: var(--lit); fill-opacity: 1; stroke: var(--lit); }
.map a { cursor: pointer; }
svg text { font: 13px var(--sans); fill: var(--ink); }
.labels text { paint-order: stroke; stroke: var(--sea); stroke-width: 2.5px; stroke-linejoin: round; pointer-events: none; }
.voices th, .voices td { padding-block: 0.1rem; }
.voices th { width: 40%; }
.voices .number { text-align: right; padding-right: 0; width: 3rem; font-variant-numeric: tabular-nums; }
.voices svg { height: 0.9rem; margin-top: 0.15rem; }
.quoted { fill: var(--edge); }
.reported { fill: var(--soft); }
.timeline rect { fill: var(--name); }
.axis, .spans { stroke: var(--soft); fill: none; }
.spans { stroke: var(--name); stroke-width: 2; }
.published { fill: var(--lit); }
.timeline text { fill: var(--soft); }
.dates { list-style: none; margin: 0; padding: 0; font-size: 0.875rem; }
.dates li { padding: 0.25rem 0; border-top: 1px solid var(--rule); }
.dates time { font-variant-numeric: tabular-nums; color: var(--soft); margin-right: 0.75em; }
.overview { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: 2rem; }

@media (min-width: 64rem) {
  .article { display: grid; grid-template-columns: minmax(22rem, 38rem) minmax(26rem, 1fr); gap: 2.5rem; }
  .article .panel { position: sticky; top: 0; align-self: start; height: 100vh; overflow-y: auto; padding: 0 0.75rem 3rem;
    scroll-padding-top: 6rem; }
  .article .bar { margin: 0 -0.75rem; padding-inline: 0.75rem; }
}
@media (max-width: 40rem) {
  html { scroll-padding-top: 8rem; }
  main { padding: 1rem; }
  h1 { font-size: 1.6rem; }
  .rows, .rows tbody, .rows tbody tr { display: block; }
  .rows thead tr { display: flex; flex-wrap: wrap; gap: 0 1rem; }
  .rows thead th.tick:last-child { display: none; }
  .rows tbody tr { padding: 0.5rem 0; position: relative; }
  .rows th, .rows td, .rows th:nth-child(n) { display: inline; padding: 0; width: auto; }
  .rows tbody th:first-child { display: block; padding-right: 2.5rem; }
  .rows td[data-title]::before { content: attr(data-title) ': '; color: var(--soft); font-size: 0.8rem; }
  .rows td[data-title] { margin-right: 0.9rem; }
  .rows td.tick { position: absolute; top: 0.5rem; right: 0; }
  .claims td:nth-child(3) { display: block; }
}
@media print {
  body { font-size: 10.5pt; }
  .bar, .tick, .skip, .more, .corrections, nav.articles { display: none; }
  .article { display: block; }
  .article .panel { position: static; height: auto; overflow: visible; padding: 0; }
  .panel > section { break-before: auto; margin-top: 1.5rem; }
  tr, figure, h2 { break-inside: avoid; }
  h2 { break-after: avoid; }
  mark, .text a, svg { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
`
