import type { TagScheme } from './format.ts';

/** A run of tokens of one type, end exclusive. */
export interface TokenSpan {
  type: string;
  start: number;
  end: number;
}

/**
 * Which scheme a column of tags is in. L- and U- (or E- and S-) are BILOU; an I- that begins a run is IOB1; else IOB2.
 *
 * @param sentences tags, sentence by sentence
 */
export function detectScheme(sentences: readonly (readonly string[])[]): TagScheme {
  let iob1 = false;
  for (const tags of sentences) {
    let before = 'O';
    for (const tag of tags) {
      if (/^[LUES]-/.test(tag)) return 'bilou';
      if (tag.startsWith('I-') && (before === 'O' || before.slice(2) !== tag.slice(2))) iob1 = true;
      before = tag;
    }
  }
  return iob1 ? 'iob1' : 'iob2';
}

/**
 * Reads one sentence's tags. Tags that break the scheme's rules are told to `onBroken` and read as the CoNLL scorer does:
 * a run begins wherever it must.
 */
export function decodeTags(
  tags: readonly string[],
  scheme: TagScheme,
  onBroken: (index: number, reason: string) => void,
): TokenSpan[] {
  const spans: TokenSpan[] = [];
  let open: TokenSpan | undefined;
  tags.forEach((tag, i) => {
    const found = /^([BILUES])-(.+)$/.exec(tag);
    if (!found) {
      if (tag !== 'O') onBroken(i, `${JSON.stringify(tag)} is no tag`);
      if (open !== undefined && scheme === 'bilou') onBroken(i, `${open.type} has no last token`);
      open = undefined;
      return;
    }
    const letter = { E: 'L', S: 'U' }[found[1]!] ?? found[1]!;
    const type = found[2]!;
    const continues = (letter === 'I' || letter === 'L') && open?.type === type;
    if ((letter === 'L' || letter === 'U') && scheme !== 'bilou')
      onBroken(i, `${tag} is no tag of ${scheme.toUpperCase()}`);
    if (continues) open!.end = i + 1;
    else {
      const loose = letter === 'I' || letter === 'L';
      if (loose && scheme !== 'iob1') onBroken(i, `${tag} continues nothing`);
      if (open !== undefined && scheme === 'bilou') onBroken(i, `${open.type} has no last token`);
      open = { type, start: i, end: i + 1 };
      spans.push(open);
    }
    if (letter === 'L' || letter === 'U') open = undefined;
  });
  if (open !== undefined && scheme === 'bilou') onBroken(tags.length - 1, `${open.type} has no last token`);
  return spans;
}

/**
 * Writes spans as tags.
 *
 * @param spans in order, apart from each other, in tokens
 * @param length tokens of the sentence
 */
export function encodeTags(spans: readonly TokenSpan[], length: number, scheme: TagScheme): string[] {
  const tags = new Array<string>(length).fill('O');
  let before: TokenSpan | undefined;
  for (const span of spans) {
    const { type, start, end } = span;
    for (let i = start; i < end; i++) tags[i] = `I-${type}`;
    // IOB1 marks a beginning only where a run of the same type ends right before it.
    if (scheme !== 'iob1' || (before?.end === start && before.type === type)) tags[start] = `B-${type}`;
    if (scheme === 'bilou') tags[end - 1] = end - start === 1 ? `U-${type}` : `L-${type}`;
    before = span;
  }
  return tags;
}
