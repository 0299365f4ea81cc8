/**
 * The page's style sheet. Kinds of marks differ by line and frame as well as by colour (Okabe and Ito's palette), so
 * that colour-blind readers, paper and both colour schemes keep them apart.
 */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --soft: #5b5b5b; --rule: #d0d0d0;
  --name: #0072b2; --place: #00735a; --claim: #fdf3d7; --quote: #fbe3a4; --cue: #a8470a; --figure: #9c3f7a; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e8e8; --paper: #16181b; --soft: #a5a5a5; --rule: #444;
  --name: #6cbcf0; --place: #4fd0ac; --claim: #35301f; --quote: #4f431c; --cue: #f0a060; --figure: #e39ac6; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.6 Georgia, 'Times New Roman', serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
article + article { border-top: 2px solid var(--rule); margin-top: 3rem; padding-top: 1rem; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0.5rem 0; overflow-wrap: anywhere; }
h2, .source, .legend, table { font-family: system-ui, sans-serif; }
h2 { font-size: 1.1rem; margin: 2rem 0 0.5rem; text-transform: capitalize; }
.source, .legend { color: var(--soft); font-size: 0.9rem; overflow-wrap: anywhere; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; max-width: 42rem; }
mark { background: none; color: inherit; }
.name { border-bottom: 2px solid var(--name); }
.place { border-bottom: 2px dotted var(--place); }
.name.place { border-bottom: 2px dashed var(--place); }
.claim { background: var(--claim); }
.quote { background: var(--quote); }
.cue { color: var(--cue); font-style: italic; }
.figure { color: var(--figure); font-weight: bold; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: 0.9rem; width: 100%; }
th, td { border-bottom: 1px solid var(--rule); padding: 0.3rem 0.6rem 0.3rem 0; text-align: left; vertical-align: top;
  font-weight: normal; overflow-wrap: anywhere; }
thead th { color: var(--soft); }
a { color: inherit; }
:target { outline: 2px solid var(--cue); outline-offset: 0.3rem; }
@media print { article { break-before: page; } article:first-child { break-before: auto; } }
`
