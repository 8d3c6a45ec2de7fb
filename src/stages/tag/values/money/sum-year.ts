import type { DocumentContext } from '../../../../contract/context.ts';
import type { TokenisedFlow } from '../../../../contract/flow.ts';
import { firstWhere } from '../../../../text/first-where.ts';
import type { Span } from '../../../../text/span.ts';
import { isDigit } from '../engine/characters.ts';
import { sentenceAround } from '../engine/flow.ts';
import { type Lexemes, LexKind, textOf } from '../engine/lexer.ts';

/** The year of a sum that begins at lexeme `from`: what its sentence speaks of, else that of the document's date. */
export function timeOf(
  from: number,
  { lex, flow, document }: { lex: Lexemes; flow: TokenisedFlow; document: DocumentContext },
): string | undefined {
  const at = lex.start[from]!;
  const sentence = sentenceAround(flow, at);
  const start = Math.max(sentence.start, at - 300);
  const end = Math.min(sentence.end, at + 150);
  const year = hasFourDigits(lex, from, { start, end })
    ? yearOfClause(lex.text.slice(start, at), lex.text.slice(at, end))
    : undefined;
  if (year !== undefined) return year;
  return document.profile.date?.slice(0, 4) ?? yearBefore(lex, from);
}

/** Whether four digits in a row stand in a range of the text around a lexeme, as those of years do. */
function hasFourDigits(lex: Lexemes, from: number, { start, end }: Span): boolean {
  for (let i = from; i < lex.count && lex.start[i]! < end; i++) if (holdsFourDigits(lex, i)) return true;
  for (let i = from - 1; i >= 0 && lex.end[i]! > start; i--) if (holdsFourDigits(lex, i)) return true;
  return false;
}

function holdsFourDigits({ text, kind, start, end }: Lexemes, i: number): boolean {
  if (kind[i] !== LexKind.number || end[i]! - start[i]! < 4) return false;
  let row = 0;
  for (let at = start[i]!; at < end[i]! && row < 4; at++) row = isDigit(text.charCodeAt(at)) ? row + 1 : 0;
  return row === 4;
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
