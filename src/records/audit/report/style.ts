/** The page's style: no fonts or images from elsewhere; light and dark. */
export const style = `
:root { color-scheme: light dark; --ink: #23211d; --soft: #625e55; --line: #dedad0; --page: #fbfaf7; --card: #fff; --cell: #f1efe9;
  --bar: #1c5d99; --good: #2f8f5b; --bad: #c8452f; --precision: #b36b00; --recall: #6a3fa0; --goldmark: #ffe08a; --foundmark: #bcdcff; --markink: #23211d; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e3dc; --soft: #a5a198; --line: #383a3e; --page: #191a1c; --card: #212326; --cell: #2a2c30;
  --bar: #7db8ea; --good: #4bb27c; --bad: #e0644e; --precision: #e0a040; --recall: #a98be0; --goldmark: #6b5513; --foundmark: #1f4a75; --markink: #f2f4f8; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.5rem 4rem; max-width: 68rem; background: var(--page); color: var(--ink); font: 16px/1.55 system-ui, sans-serif; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .3rem; }
h2 { font-size: 1.3rem; margin: 3rem 0 .5rem; padding-top: .6rem; border-top: 1px solid var(--line); }
p { max-width: 46rem; margin: .5rem 0; }
.lead { font-size: 1.15rem; }
.soft, figcaption, .note { color: var(--soft); font-size: .92rem; }
nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .3rem 1.1rem; padding: 0; margin: 1rem 0; font-size: .95rem; }
a { color: var(--bar); }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.4rem, 1fr)); gap: .8rem; margin: 1.4rem 0; padding: 0; list-style: none; }
.cards li { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .8rem 1rem; }
.cards b { display: block; font-size: 1.6rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
.cards small { color: var(--soft); display: block; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; margin: .8rem 0; font-size: .92rem; font-variant-numeric: tabular-nums; }
th, td { text-align: right; padding: .28rem .8rem; border-bottom: 1px solid var(--line); white-space: nowrap; }
th { font-weight: 600; color: var(--soft); vertical-align: bottom; }
th:first-child, td:first-child, .left { text-align: left; }
td.wide { white-space: normal; min-width: 14rem; }
tfoot td { font-weight: 600; }
figure { margin: 1rem 0; overflow-x: auto; }
figure svg { max-width: none; }
.legend i { display: inline-block; width: .7rem; height: .7rem; margin: 0 .3rem 0 .8rem; border-radius: 2px; }
.passed { color: var(--good); } .missed { color: var(--bad); }
.filter { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: .6rem 1rem; align-items: end; background: var(--page); padding: .7rem 0; border-bottom: 1px solid var(--line); }
.filter label { font-size: .85rem; color: var(--soft); display: grid; gap: .15rem; }
.filter select, .filter input, .filter button { font: inherit; font-size: .95rem; color: var(--ink); background: var(--card); border: 1px solid var(--line); border-radius: 5px; padding: .25rem .5rem; max-width: 14rem; }
#shown { margin-left: auto; font-size: .95rem; }
.mistake { border-bottom: 1px solid var(--line); padding: .8rem 0; content-visibility: auto; contain-intrinsic-size: auto 7rem; }
.mistake[hidden], .filter[hidden] { display: none; }
.mistake header { display: flex; flex-wrap: wrap; gap: .2rem .8rem; align-items: baseline; font-size: .88rem; color: var(--soft); }
.kind { font-weight: 600; color: var(--bad); }
.context { display: grid; grid-template-columns: 4rem 1fr; gap: 0 .6rem; margin: .3rem 0 0; }
.context dt { color: var(--soft); font-size: .85rem; padding-top: .1rem; }
.context dd { margin: 0; overflow-wrap: anywhere; }
mark { background: var(--foundmark); color: var(--markink); border-radius: 3px; padding: .05rem .15rem; }
mark.gold { background: var(--goldmark); }
mark sub { font-size: .68rem; font-weight: 600; letter-spacing: .02em; margin-left: .25rem; vertical-align: baseline; }
.none { color: var(--soft); font-style: italic; }
dl.terms dt { font-weight: 600; margin-top: .6rem; } dl.terms dd { margin: 0; max-width: 46rem; }
@media print { .filter { display: none; } .mistake { content-visibility: visible; break-inside: avoid; } }
`;
