/** Most places marked for one find. */
const mostFound = 5000;

/**
 * Finds words in the blocks of a text and paints them with the browser's own highlights, so that no element changes.
 * @returns the places, in the order of the text
 */
export function findInText(root: HTMLElement, words: string): Range[] {
  const ranges: Range[] = [];
  const wanted = words.replace(/\s+/g, ' ').trim().toLowerCase();
  if (wanted !== '')
    for (const block of root.children) if (ranges.length < mostFound) findInBlock(block, wanted, ranges);
  return ranges;
}

function findInBlock(block: Element, wanted: string, ranges: Range[]): void {
  const nodes: Text[] = [];
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) nodes.push(node as Text);
  // White space of any kind is one place wide, so places stay those of the nodes; lowercase letters that are two units long are left as they are.
  const text = nodes.map(({ data }) => data.replace(/\s/g, ' ')).join('');
  const lower = text.toLowerCase();
  const same = lower.length === text.length ? lower : text;
  for (
    let at = same.indexOf(wanted);
    at !== -1 && ranges.length < mostFound;
    at = same.indexOf(wanted, at + wanted.length)
  ) {
    const range = document.createRange();
    setBoundary(nodes, at, (node, offset) => range.setStart(node, offset));
    setBoundary(nodes, at + wanted.length, (node, offset) => range.setEnd(node, offset));
    ranges.push(range);
  }
}

function setBoundary(nodes: readonly Text[], at: number, set: (node: Text, offset: number) => void): void {
  let before = 0;
  for (const node of nodes) {
    if (at <= before + node.length) {
      set(node, at - before);
      return;
    }
    before += node.length;
  }
}

/** Paints ranges under a name that the style sheet knows; nothing where the browser cannot. */
export function paint(name: string, ranges: readonly Range[]): void {
  if (!('highlights' in CSS)) return;
  if (ranges.length === 0) CSS.highlights.delete(name);
  else CSS.highlights.set(name, new Highlight(...ranges));
}
