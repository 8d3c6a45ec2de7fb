import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { DocumentLine } from '../../../../../records/store/reading/documents.ts';
import { count, percent } from '../../../client/format.ts';
import { useKeys } from '../../../client/keys.ts';
import { useData, useSettled } from '../../../client/load.ts';
import { documentAddress, go, Link, setFields } from '../../../client/router.tsx';
import { useRowKeys } from '../../../client/row-keys.ts';
import { Notice, Pager, Show } from '../../../client/widgets.tsx';
import { FilterBar } from './filter-bar.tsx';

interface Answer {
  readonly total: number;
  readonly documents: readonly DocumentLine[];
}

const columns = [
  ['title', 'Title', ''],
  ['date', 'Date', 'wide'],
  ['language', 'Language', 'wide'],
  ['pages', 'Pages', 'number wide'],
  ['words', 'Words', 'number wide'],
  ['mentions', 'Mentions', 'number'],
  ['share', 'Known names', 'number wide'],
  ['accuracy', 'Right, of judged', 'number'],
] as const;

const pageSize = 100;

/** The documents as a table: sorted by any column, narrowed by what was found in them. */
export function DocumentTable({ fields }: { fields: URLSearchParams }) {
  const [name, setName] = useState(fields.get('name') ?? '');
  const settled = useSettled(name);
  useLayoutEffect(() => setFields({ name: settled, offset: undefined }), [settled]);
  const order = fields.get('order') ?? 'title';
  const descending = fields.get('descending') !== null;
  const offset = Number(fields.get('offset') ?? 0);
  const asked = Object.fromEntries(
    ['name', 'type', 'thing', 'country', 'from', 'to', 'currency', 'least', 'most'].map((field) => [
      field,
      fields.get(field) ?? undefined,
    ]),
  );
  const data = useData<Answer>('documents', {
    ...asked,
    order,
    descending: descending ? '1' : undefined,
    offset,
    limit: pageSize,
  });
  const table = useRef<HTMLTableSectionElement>(null);
  useRowKeys(table, 'document');
  useKeys('Documents', [{ key: 's', help: 'search view', run: () => go('/?view=search') }]);
  return (
    <>
      <FilterBar fields={fields} name={name} onName={setName} />
      <Show data={data}>
        {({ total, documents }) =>
          total === 0 ? (
            <Notice title="No document fits">Take a filter away, or search the texts.</Notice>
          ) : (
            <>
              <div class="scroll">
                <table class="documents">
                  <caption class="hidden">{count(total)} documents</caption>
                  <TableHead order={order} descending={descending} />
                  <tbody ref={table}>
                    {documents.map((line) => (
                      <Row key={`${line.collection} ${line.path}`} line={line} />
                    ))}
                  </tbody>
                </table>
              </div>
              <Pager
                offset={offset}
                limit={pageSize}
                total={total}
                onMove={(to) => setFields({ offset: to === 0 ? undefined : String(to) })}
              />
            </>
          )
        }
      </Show>
    </>
  );
}

/** Columns that begin with the first of the alphabet or of time; of the others one wants the largest. */
const ascending: ReadonlySet<string> = new Set(['title', 'date', 'language']);

/** Heads of the columns: one sorts by it, once more the other way. */
function TableHead({ order, descending }: { order: string; descending: boolean }) {
  const sort = (column: string) => {
    const down = order === column ? !descending : !ascending.has(column);
    setFields({ order: column, descending: down ? '1' : undefined, offset: undefined });
  };
  return (
    <thead>
      <tr>
        {columns.map(([column, label, kind]) => (
          <th
            key={column}
            scope="col"
            class={kind}
            aria-sort={order === column ? (descending ? 'descending' : 'ascending') : 'none'}
          >
            <button type="button" onClick={() => sort(column)}>
              {label}
              <span aria-hidden="true">{order === column ? (descending ? ' ↓' : ' ↑') : ''}</span>
            </button>
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Row({ line }: { line: DocumentLine }) {
  const { path, title, date, language, pages, words, mentions, share, judged } = line;
  return (
    <tr>
      <td>
        <Link to={documentAddress(path)} class="title">
          {title}
        </Link>
        {title !== path && <span class="path">{path}</span>}
      </td>
      <td class="wide">{date ?? ''}</td>
      <td class="wide">{language === null ? '' : languageName(language)}</td>
      <td class="number wide">{pages === null ? '' : count(pages)}</td>
      <td class="number wide">{count(words)}</td>
      <td class="number">{count(mentions)}</td>
      <td class="number wide">{share === null ? '' : percent(share)}</td>
      <td class="number">
        {judged !== undefined && (
          <>
            {percent(judged.right / judged.judged)} <small>of {count(judged.judged)}</small>
          </>
        )}
      </td>
    </tr>
  );
}

const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });

/** `en-GB` as people call it. */
function languageName(tag: string): string {
  try {
    return languages.of(tag) ?? tag;
  } catch {
    return tag;
  }
}
