import type { ComponentChildren } from 'preact';

/** A block of a plain Markdown text, as the project's own documents are written. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

/** Headings, paragraphs, bulleted lists and tables; anything else reads as a paragraph. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let open: string[] = [];
  const close = () => {
    if (open.length > 0) blocks.push(blockOf(open));
    open = [];
  };
  for (const line of text.split(/\r?\n/)) {
    const heading = /^(#{1,6}) +(.+)$/.exec(line);
    if (heading !== null) {
      close();
      blocks.push({ kind: 'heading', level: heading[1]!.length, text: heading[2]! });
    } else if (line.trim() === '') close();
    else open.push(line);
  }
  close();
  return blocks;
}

function blockOf(lines: readonly string[]): Block {
  if (lines.every((line) => line.startsWith('|'))) {
    const rows = lines.filter((line) => !/^\|[\s:|-]+\|$/.test(line)).map(cellsOf);
    return { kind: 'table', rows };
  }
  if (/^[-*] /.test(lines[0]!)) {
    const items: string[] = [];
    for (const line of lines)
      if (/^[-*] /.test(line)) items.push(line.slice(2));
      else items.push(`${items.pop()!} ${line.trim()}`);
    return { kind: 'list', items };
  }
  return { kind: 'paragraph', text: lines.join(' ') };
}

function cellsOf(line: string): string[] {
  return line
    .replace(/^\|/, '')
    .replace(/\|\s*$/, '')
    .split('|')
    .map((cell) => cell.trim());
}

/** Text with its `code` and **strong** parts. */
function Inline({ text }: { text: string }) {
  const parts = text.split(/(`[^`]+`|\*\*[^*]+\*\*)/);
  return (
    <>
      {parts.map((part, i): ComponentChildren => {
        if (i % 2 === 0) return part;
        return part.startsWith('`') ? <code>{part.slice(1, -1)}</code> : <strong>{part.slice(2, -2)}</strong>;
      })}
    </>
  );
}

/** A Markdown text as elements. */
export function Markdown({ text }: { text: string }) {
  return (
    <>
      {blocksOf(text).map((block, i) => (
        <BlockView key={i} block={block} />
      ))}
    </>
  );
}

function BlockView({ block }: { block: Block }) {
  if (block.kind === 'heading') {
    const Tag = block.level < 2 ? 'h2' : 'h3';
    return (
      <Tag>
        <Inline text={block.text} />
      </Tag>
    );
  }
  if (block.kind === 'paragraph')
    return (
      <p>
        <Inline text={block.text} />
      </p>
    );
  if (block.kind === 'list')
    return (
      <ul>
        {block.items.map((item) => (
          <li key={item}>
            <Inline text={item} />
          </li>
        ))}
      </ul>
    );
  const [head = [], ...rows] = block.rows;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <div class="scroll" role="region" aria-label={`Table: ${head.join(', ')}`} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {head.map((cell) => (
              <th key={cell} scope="col">
                <Inline text={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells) => (
            <tr key={cells.join()}>
              {cells.map((cell, i) => (
                <td key={i}>
                  <Inline text={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
