import type { ComponentType } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { count, percent, plural } from '../../../client/format.ts';
import { Inbox } from '../../../client/inbox.tsx';
import { useData } from '../../../client/load.ts';
import type { PageProps } from '../../../client/room-state.ts';
import { address, Link } from '../../../client/router.tsx';
import { Starting } from '../../../client/widgets.tsx';
import { DocumentTable } from './document-table.tsx';
import { SearchView } from './search.tsx';

interface Totals {
  readonly documents: number;
  readonly mentions: number;
  readonly words: number;
  readonly names: number;
  readonly resolved: number;
  readonly things: number;
}

const views = [
  ['', 'Documents'],
  ['search', 'Search'],
  ['places', 'Map'],
  ['amounts', 'Amounts'],
  ['types', 'Types'],
  ['network', 'Who with whom'],
  ['timeline', 'Timeline'],
] as const;

const charts: Readonly<Record<string, () => Promise<ComponentType>>> = {
  places: async () => (await import('./map.tsx')).PlaceMap,
  amounts: async () => (await import('./amounts.tsx')).AmountChart,
  types: async () => (await import('./type-bars.tsx')).TypeBars,
  network: async () => (await import('./network.tsx')).NetworkChart,
  timeline: async () => (await import('./timeline.tsx')).Timeline,
};

/** Pictures come with code of their own, fetched when one is looked at. */
function Chart({ name }: { name: string }) {
  const [Shown, setShown] = useState<ComponentType>();
  useLayoutEffect(() => {
    void charts[name]!().then((loaded) => setShown(() => loaded));
  }, [name]);
  return Shown === undefined ? <Starting /> : <Shown />;
}

export function CollectionPage({ fields, room }: PageProps) {
  const { value: totals, again } = useData<Totals>('totals');
  const [turn, setTurn] = useState(0);
  const view = fields.get('view') ?? '';
  return (
    <div class="page">
      <h1>Collection</h1>
      {totals !== undefined && (
        <p class="lead">
          {plural(totals.documents, 'document')}, {count(totals.words)} words,{' '}
          {plural(totals.mentions, 'mention')} of {plural(totals.things, 'thing')}
          {totals.names > 0 &&
            `; ${percent(totals.resolved / totals.names)} of the names are known to a gazetteer`}
          .
        </p>
      )}
      {room.failures.length > 0 && (
        <details class="failures">
          <summary>{plural(room.failures.length, 'record')} could not be loaded</summary>
          <ul>
            {room.failures.map((failure) => (
              <li key={failure}>{failure}</li>
            ))}
          </ul>
        </details>
      )}
      {room.inbox !== null && (
        <Inbox
          extensions={room.inbox}
          onDone={() => {
            again();
            setTurn((n) => n + 1);
          }}
        />
      )}
      <nav class="tabs" aria-label="Views of the collection">
        {views.map(([name, label]) => (
          <Link
            key={name}
            to={address('/', { view: name })}
            {...(view === name && { 'aria-current': 'true' })}
          >
            {label}
          </Link>
        ))}
      </nav>
      {view === 'search' ? (
        <SearchView fields={fields} />
      ) : charts[view] !== undefined ? (
        <Chart key={view} name={view} />
      ) : (
        <DocumentTable key={turn} fields={fields} />
      )}
    </div>
  );
}
