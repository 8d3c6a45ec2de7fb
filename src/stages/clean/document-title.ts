import type { Flow } from '../../contract/flow.ts';

/** How far into a document its title is looked for, in flows, and how long it may be, in code units. */
const lookedAt = 12;
const longest = 200;

/**
 * The document's title: its first heading, or else its first short line that does not end like a sentence.
 * `# Trade of two neighbours` -> `Trade of two neighbours`
 */
export function findTitle(flows: readonly Flow[]): string | undefined {
  const first = flows.slice(0, lookedAt);
  const heading = first.find((flow) => flow.kind === 'heading' && isTitle(flow.view.text));
  const line =
    heading ??
    first.find(
      (flow) => flow.kind === 'paragraph' && isTitle(flow.view.text) && !/[.!?:;,]\s*$/.test(flow.view.text),
    );
  return line?.view.text.replace(/\s+/g, ' ').trim();
}

function isTitle(text: string): boolean {
  return text.length <= longest && /\p{L}{2}/u.test(text);
}
