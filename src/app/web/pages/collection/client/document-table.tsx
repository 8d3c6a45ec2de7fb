import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { DocumentLine } from '../../../../../records/store/reading/documents.ts';
import { count, percent } from '../../../client/format.ts';
import { useKeys } from '../../../client/keys.ts';
import { useData, useSettled } from '../../../client/load.ts';
import { documentAddress, go, Link, setFields } from '../../../client/router.tsx';
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
  useRowKeys(table);
  const sort = (column: string) =>
    setFields({
      order: column,
      descending:
        order === column
          ? descending
            ? undefined
            : '1'
          : column === 'title' || column === 'date' || column === 'language'
            ? undefined
            : '1',
      offset: undefined,
    });
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
                            <span aria-hidden="true">
                              {order === column ? (descending ? ' ↓' : ' ↑') : ''}
                            </span>
                          </button>
                        </th>
                      ))}
                    </tr>
                  </thead>
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

/** j and k walk through the rows, Enter opens one. */
function useRowKeys(table: { current: HTMLElement | null }): void {
  const walk = (step: number) => {
    const links = [...(table.current?.querySelectorAll<HTMLAnchorElement>('a.title') ?? [])];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    const next = links[at === -1 ? 0 : Math.min(links.length - 1, Math.max(0, at + step))];
    next?.focus();
  };
  useKeys('Documents', [
    { key: 'j', help: 'next document', run: () => walk(1) },
    { key: 'k', help: 'previous document', run: () => walk(-1) },
    { key: 's', help: 'search view', run: () => go('/?view=search') },
  ]);
}
