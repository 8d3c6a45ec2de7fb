import { useState } from 'preact/hooks';
import { count } from '../../../client/format.ts';
import { useData } from '../../../client/load.ts';
import { documentAddress, Link } from '../../../client/router.tsx';
import { InContext, Pager, type PassageLine, Show } from '../../../client/widgets.tsx';

const pageSize = 100;
/** Mentions that the server sorts by their context. */
const mostSorted = 20_000;
const orders = [
  ['document', 'document'],
  ['left', 'words before'],
  ['right', 'words after'],
] as const;

/** All mentions of a thing, one under the other in their contexts. */
export function Concordance({ thing, total }: { thing: string; total: number }) {
  const [order, setOrder] = useState('document');
  const [offset, setOffset] = useState(0);
  const data = useData<readonly (PassageLine & { title: string })[]>('thing/concordance', {
    thing,
    order,
    offset,
    limit: pageSize,
  });
  return (
    <section>
      <h2>Every mention</h2>
      <fieldset class="choice">
        <legend>Sorted by</legend>
        {orders.map(([value, label]) => (
          <label key={value}>
            <input
              type="radio"
              name="order"
              checked={order === value}
              onChange={() => {
                setOrder(value);
                setOffset(0);
              }}
            />
            {label}
          </label>
        ))}
      </fieldset>
      <Show data={data}>
        {(lines) => (
          <ol class="concordance" start={offset + 1}>
            {lines.map((line, i) => (
              <li key={`${line.path} ${line.start}`}>
                {order === 'document' && line.path !== lines[i - 1]?.path && (
                  <Link class="from" to={documentAddress(line.path)}>
                    {line.title}
                  </Link>
                )}
                <InContext line={line} />
              </li>
            ))}
          </ol>
        )}
      </Show>
      {order !== 'document' && total > mostSorted && (
        <p class="soft">
          Those of the first documents are sorted, {count(mostSorted)} of {count(total)}.
        </p>
      )}
      <Pager
        offset={offset}
        limit={pageSize}
        total={order === 'document' ? total : Math.min(total, mostSorted)}
        onMove={setOffset}
      />
    </section>
  );
}
