/** The look of the privacy page: the fonts of the reader’s system, narrow lines, their choice of light or dark, paper without colours. */
export const STYLE = `
:root { color-scheme: light dark; --text: #1b1b1b; --soft: #555; --ground: #fff; --line: #d0d0d0; }
@media (prefers-color-scheme: dark) { :root { --text: #ececec; --soft: #b4b4b4; --ground: #161616; --line: #444; } }
body { margin: 0; background: var(--ground); color: var(--text); font: 1.0625rem/1.6 system-ui, sans-serif; }
main { max-width: 42rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; overflow-wrap: break-word; }
h1, h2, h3 { line-height: 1.25; }
h2 { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: 1.5rem; }
h3 { margin-top: 2rem; }
dt { margin-top: 0.75rem; color: var(--soft); }
dd { margin: 0 0 0.25rem; }
address { font-style: normal; white-space: pre-line; }
.honoured { border: 1px solid var(--line); padding: 0.75rem 1rem; }
@media print {
  :root { --text: #000; --soft: #000; --ground: #fff; --line: #999; }
  main { max-width: none; padding: 0; }
  h2, h3, dt { break-after: avoid; }
}
`;
