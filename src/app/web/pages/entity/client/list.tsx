import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ThingLine } from '../../../../../records/store/reading/things.ts';
import { count } from '../../../client/format.ts';
import { useData, useSettled } from '../../../client/load.ts';
import type { PageProps } from '../../../client/room-state.ts';
import { address, Link, setFields } from '../../../client/router.tsx';
import { useRowKeys } from '../../../client/row-keys.ts';
import { labelOf, thingTypes } from '../../../client/types.ts';
import { Notice, Show, TypeTag } from '../../../client/widgets.tsx';

const pageSize = 200;

/** All things of the collection, the most frequent first. */
export function EntitiesPage({ fields }: PageProps) {
  const [name, setName] = useState(fields.get('name') ?? '');
  const settled = useSettled(name);
  useLayoutEffect(() => setFields({ name: settled }), [settled]);
  const type = fields.get('type') ?? '';
  const data = useData<readonly ThingLine[]>('things', {
    name: fields.get('name') ?? '',
    type,
    limit: pageSize,
  });
  return (
    <div class="page">
      <h1>Entities</h1>
      <div class="filters">
        <label>
          Name begins with
          <input type="search" value={name} onInput={(event) => setName(event.currentTarget.value)} />
        </label>
        <label>
          Type
          <select value={type} onChange={(event) => setFields({ type: event.currentTarget.value })}>
            <option value="">any</option>
            {thingTypes.map((one) => (
              <option key={one} value={one}>
                {labelOf(one)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Show data={data}>
        {(lines) =>
          lines.length === 0 ? (
            <Notice title="Nothing by that name">Try fewer letters, or another type.</Notice>
          ) : (
            <ThingTable lines={lines} />
          )
        }
      </Show>
      {data.value?.length === pageSize && (
        <p class="soft">The {pageSize} most frequent are shown; a name finds the others.</p>
      )}
    </div>
  );
}

function ThingTable({ lines }: { lines: readonly ThingLine[] }) {
  const table = useRef<HTMLTableSectionElement>(null);
  useRowKeys(table, 'entity');
  return (
    <div class="scroll">
      <table class="documents">
        <caption class="hidden">Things by the number of their mentions</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Type</th>
            <th scope="col" class="wide">
              Known
            </th>
            <th scope="col" class="number">
              Mentions
            </th>
            <th scope="col" class="number">
              Documents
            </th>
          </tr>
        </thead>
        <tbody ref={table}>
          {lines.map((line) => (
            <tr key={line.thing}>
              <td>
                <Link class="title" to={address('/entity', { thing: line.thing })}>
                  {line.name}
                </Link>
              </td>
              <td>
                <TypeTag type={line.type} />
              </td>
              <td class="wide">{line.known ? 'yes' : ''}</td>
              <td class="number">{count(line.mentions)}</td>
              <td class="number">{count(line.documents)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
