/** Code units a chunk aims at: large enough for a chapter, small enough that memory stays flat. */
export const chunkTarget = 1 << 17;

/**
 * Where to cut `text` so that no paragraph is cut: after the last blank line before `target`, best after one that follows the end
 * of a sentence; in a text without blank lines after a line, then after a space, and in one without any between two characters.
 * @returns code units; `text.length` where the text is short enough to stay whole
 */
export function cutPoint(text: string, target: number): number {
  if (text.length <= target) return text.length;
  const floor = target >>> 1;
  let paragraph = -1;
  for (
    let at = text.lastIndexOf('\n', target - 1), tried = 0;
    at >= floor && tried < 4000;
    at = text.lastIndexOf('\n', at - 1), tried++
  ) {
    let before = at - 1;
    while (before >= 0 && isBlank(text.charCodeAt(before))) before--;
    if (before < 0 || text.charCodeAt(before) !== 10) continue;
    if (paragraph === -1) paragraph = at + 1;
    while (before >= 0 && (isBlank(text.charCodeAt(before)) || text.charCodeAt(before) === 10)) before--;
    if (before >= 0 && '.!?:"”»)'.includes(text[before]!)) return at + 1;
  }
  if (paragraph !== -1) return paragraph;
  const line = text.lastIndexOf('\n', target - 1);
  if (line >= floor) return line + 1;
  const space = text.lastIndexOf(' ', target - 1);
  if (space >= floor) return space + 1;
  const code = text.charCodeAt(target);
  return code >= 0xdc00 && code <= 0xdfff ? target - 1 : target;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 13 || code === 0xa0 || code === 12;
}
