import { html } from './html.ts';

/** What the words of the page mean. */
export const terms = html`<dl class="terms">
<dt>Gold</dt><dd>Texts that people annotated: what should be found, and where.</dd>
<dt>Mention</dt><dd>A name, date or amount at one place in a text, with a type: PERSON, NORP (nationalities and groups), GPE (countries, regions, towns), LOC (other places), FAC (structures and sites), ORG, EVENT, LAW, DATE, MONEY, PERCENT, QUANTITY.</dd>
<dt>Precision, recall, F1</dt><dd>Precision: which share of what was found is right. Recall: which share of what should be found was. F1: their harmonic mean.</dd>
<dt>95% interval</dt><dd>Another set of texts of this kind would give other figures. The interval says within which bounds the true figure lies: made this way, 95 of 100 intervals hold it. It is found by drawing whole documents again and again (bootstrap, BCa).</dd>
<dt>Kinds of mistakes</dt><dd>Missed: nothing was found there. Spurious: nothing is there. Wrong type: the same words, another type. Too long, too short: the span differs. Split: one mention found as several. Merged: several found as one. Wrong value: another amount or date. Wrong link: another country, place, person or organisation.</dd>
<dt>Stage</dt><dd>The recogniser that proposed a mention; the first of several is the one that prevailed.</dd>
<dt>B-cubed, CEAF-e</dt><dd>Two ways to compare groups: B-cubed asks of each mention how pure and how complete its group is, CEAF-e how well whole groups match one to one.</dd>
</dl>`;
