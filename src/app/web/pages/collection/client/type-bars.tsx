import { compact, count } from '../../../client/format.ts';
import { useData } from '../../../client/load.ts';
import { address, Link } from '../../../client/router.tsx';
import { labelOf } from '../../../client/types.ts';
import { Show, TypeTag } from '../../../client/widgets.tsx';

interface Row {
  readonly type: string;
  readonly mentions: number;
  readonly documents: number;
}

/** Mentions by type, as bars that lead to the documents. */
export function TypeBars() {
  const data = useData<readonly Row[]>('charts/types');
  return (
    <Show data={data}>
      {(rows) => {
        const most = Math.max(1, ...rows.map(({ mentions }) => mentions));
        return (
          <table class="bars">
            <caption>Mentions by type</caption>
            <tbody>
              {rows.map(({ type, mentions, documents }) => (
                <tr key={type}>
                  <th scope="row">
                    <Link to={address('/', { type })} title={`documents with a mention of this type`}>
                      <TypeTag type={type} /> {labelOf(type)}
                    </Link>
                  </th>
                  <td class="bar">
                    <span class={`fill t-${type}`} style={{ width: `${(100 * mentions) / most}%` }} />
                  </td>
                  <td class="number" title={count(mentions)}>
                    {compact(mentions)}
                  </td>
                  <td class="number soft">in {compact(documents)} documents</td>
                </tr>
              ))}
            </tbody>
          </table>
        );
      }}
    </Show>
  );
}
