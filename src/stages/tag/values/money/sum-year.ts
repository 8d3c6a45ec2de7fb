import type { DocumentContext } from '../../../../contract/context.ts';
import type { TokenisedFlow } from '../../../../contract/flow.ts';
import { firstWhere } from '../../../../text/first-where.ts';
import { sentenceAround } from '../engine/flow.ts';
import { type Lexemes, textOf } from '../engine/lexer.ts';

/** The year of a sum that begins at lexeme `from`: what its sentence speaks of, else that of the document's date. */
export function timeOf(
  from: number,
  { lex, flow, document }: { lex: Lexemes; flow: TokenisedFlow; document: DocumentContext },
): string | undefined {
  const at = lex.start[from]!;
  const sentence = sentenceAround(flow, at);
  const before = lex.text.slice(Math.max(sentence.start, at - 300), at);
  const after = lex.text.slice(at, Math.min(sentence.end, at + 150));
  const year = yearOfClause(before, after);
  if (year !== undefined) return year;
  return document.profile.date?.slice(0, 4) ?? yearBefore(lex, from);
}

/**
 * The year of the amount's own clause, after it rather than before: `in 2005 it was K40,000 and K40 in 2018`; of the sentence where its
 * clause has none.
 */
function yearOfClause(before: string, after: string): string | undefined {
  const following = after.match(years)?.[0];
  const leading = before.match(years)?.at(-1);
  if (following === undefined || leading === undefined) return following ?? leading;
  const isApart = clauseEnd.test(after.slice(0, after.indexOf(following)).replace(groups, ''));
  if (!isApart) return following;
  return clauseEnd.test(before.slice(before.lastIndexOf(leading) + 4).replace(/^,/, ''))
    ? following
    : leading;
}

/** What ends a clause; commas of groups of figures do not. */
const clauseEnd = /[,;:]|\b(?:and|but|while|against|from|to)\b/;
const groups = /(?<=\d),(?=\d)/g;

/** Years; early ones, which are figures more often, after a word of time. */
const years = /\b(?:(?:1[89]|20)\d\d|(?<=\b(?:in|of|since|from|until|year) )1[5-7]\d\d)\b(?![.,]\d)/g;

const yearsOf = new WeakMap<Lexemes, readonly number[]>();

/** The last year that a text speaks of before a lexeme. */
function yearBefore(lex: Lexemes, at: number): string | undefined {
  let found = yearsOf.get(lex);
  if (found === undefined) {
    found = lex.triggers.filter(
      (t) => lex.end[t]! - lex.start[t]! === 4 && /^(?:1[89]|20)\d\d$/.test(textOf(lex, t)),
    );
    yearsOf.set(lex, found);
  }
  const years = found;
  const next = firstWhere(0, years.length, (k) => years[k]! >= at);
  return next === 0 ? undefined : textOf(lex, years[next - 1]!);
}
