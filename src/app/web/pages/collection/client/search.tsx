import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SearchAnswer } from '../../../../../records/store/reading/search.ts';
import { count } from '../../../client/format.ts';
import { useData, useSettled } from '../../../client/load.ts';
import { address, Link, setFields } from '../../../client/router.tsx';
import { Notice, Pager, Show } from '../../../client/widgets.tsx';

const pageSize = 50;

/** Full-text search with the hits in their context. */
export function SearchView({ fields }: { fields: URLSearchParams }) {
  const given = fields.get('text') ?? '';
  const [text, setText] = useState(given);
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => setText(given), [given]);
  useLayoutEffect(() => field.current?.focus(), []);
  const settled = useSettled(text.trim());
  const offset = Number(fields.get('offset') ?? 0);
  useLayoutEffect(() => {
    if (settled !== given) setFields({ text: settled, offset: undefined });
  }, [settled]);
  const data = useData<SearchAnswer>(given === '' ? undefined : 'search', {
    text: given,
    offset,
    limit: pageSize,
  });
  return (
    <>
      <label class="wide-field">
        Words in the texts
        <input
          ref={field}
          type="search"
          value={text}
          placeholder={'free trade, or "free trade zone", or trad*'}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      {given === '' ? (
        <p class="soft">
          All words must stand in the passage; “quotes” hold words together; a star stands for any ending.
        </p>
      ) : (
        <Show data={data}>{(answer) => <Hits answer={answer} offset={offset} text={given} />}</Show>
      )}
    </>
  );
}

function Hits({ answer, offset, text }: { answer: SearchAnswer; offset: number; text: string }) {
  const { hits, total, more } = answer;
  if (hits.length === 0) return <Notice title="Nothing found">No passage has all of these words.</Notice>;
  return (
    <>
      <p class="soft" role="status">
        {more
          ? `More than ${count(total)} passages, in the order of the documents`
          : `${count(total)} passages, best first`}
      </p>
      <ol class="hits" start={offset + 1}>
        {hits.map(({ path, title, start, pieces }) => (
          <li key={`${path} ${start}`}>
            <Link to={address('/document', { path, at: String(start), find: text })}>
              <span class="title">{title}</span>
              <span class="snippet">
                {pieces.map((piece, i) => (i % 2 === 1 ? <mark key={`${i}`}>{piece}</mark> : piece))}
              </span>
            </Link>
          </li>
        ))}
      </ol>
      <Pager
        offset={offset}
        limit={pageSize}
        total={total}
        onMove={(to) => setFields({ offset: to === 0 ? undefined : String(to) })}
      />
    </>
  );
}
