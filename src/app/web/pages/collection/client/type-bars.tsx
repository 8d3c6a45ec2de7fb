import { useState } from 'preact/hooks';
import { compact, count, plural } from '../../../client/format.ts';
import { useData } from '../../../client/load.ts';
import { Passages } from '../../../client/passages.tsx';
import { address, Link } from '../../../client/router.tsx';
import { labelOf } from '../../../client/types.ts';
import { Show, TypeTag } from '../../../client/widgets.tsx';

interface Row {
  readonly type: string;
  readonly mentions: number;
  readonly documents: number;
}

/** Mentions by type: a bar leads to their passages, a number to the documents. */
export function TypeBars() {
  const data = useData<readonly Row[]>('charts/types');
  const [chosen, setChosen] = useState<string>();
  return (
    <Show data={data}>
      {(rows) => {
        const most = Math.max(1, ...rows.map(({ mentions }) => mentions));
        return (
          <>
            <table class="bars">
              <caption>Mentions by type; a bar leads to their passages</caption>
              <tbody>
                {rows.map((row) => (
                  <TypeRow
                    key={row.type}
                    row={row}
                    most={most}
                    chosen={row.type === chosen}
                    onChoose={setChosen}
                  />
                ))}
              </tbody>
            </table>
            {chosen !== undefined && (
              <Passages
                title={labelOf(chosen)}
                path="charts/types/passages"
                fields={{ type: chosen }}
                most={500}
              />
            )}
          </>
        );
      }}
    </Show>
  );
}

interface TypeRowProps {
  readonly row: Row;
  /** Mentions of the most frequent type. */
  readonly most: number;
  readonly chosen: boolean;
  readonly onChoose: (type: string) => void;
}

function TypeRow({ row: { type, mentions, documents }, most, chosen, onChoose }: TypeRowProps) {
  return (
    <tr>
      <th scope="row">
        <TypeTag type={type} /> {labelOf(type)}
      </th>
      <td class="bar">
        <button
          type="button"
          aria-pressed={chosen}
          aria-label={`${labelOf(type)}: ${plural(mentions, 'mention')}`}
          onClick={() => onChoose(type)}
        >
          <span class={`fill t-${type}`} style={{ width: `${(100 * mentions) / most}%` }} />
        </button>
      </td>
      <td class="number" title={count(mentions)}>
        {compact(mentions)}
      </td>
      <td class="number soft">
        <Link to={address('/', { type })}>in {plural(documents, 'document')}</Link>
      </td>
    </tr>
  );
}
