import { plural } from '../../../client/format.ts';
import { useData } from '../../../client/load.ts';
import { address, documentAddress, Link } from '../../../client/router.tsx';
import { Notice, Show } from '../../../client/widgets.tsx';

interface Row {
  readonly path: string;
  readonly start: number;
  readonly thing: string;
  readonly name: string;
  readonly firstDay: string;
  readonly lastDay: string;
}

/** `2018-05-01` to `2018-05-31` -> `May 2018`. */
export function days(first: string, last: string): string {
  const month = (day: string) =>
    new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', { month: 'long', timeZone: 'UTC' });
  if (first === last) return `${Number(first.slice(8))} ${month(first)}`;
  if (first.slice(0, 7) === last.slice(0, 7)) return month(first);
  if (first.endsWith('-01-01') && last.endsWith('-12-31')) return '';
  return `${month(first)} to ${month(last)}`;
}

/** Events with the date that stands nearest to them, year by year. */
export function Timeline() {
  const data = useData<readonly Row[]>('charts/timeline');
  return (
    <Show data={data}>
      {(rows) => {
        if (rows.length === 0)
          return (
            <Notice title="No dated events">No passage names an event next to a date with a year.</Notice>
          );
        const years = Map.groupBy(rows, ({ firstDay }) => firstDay.slice(0, firstDay.indexOf('-', 1)));
        return (
          <>
            <p class="soft">
              {plural(rows.length, 'event')}, each at the date that stands nearest to it in its passage.
            </p>
            <ol class="timeline">
              {[...years].map(([year, events]) => (
                <li key={year}>
                  <h2>{year}</h2>
                  <ul>
                    {events.map(({ path, start, thing, name, firstDay, lastDay }) => (
                      <li key={`${path} ${start}`}>
                        <time dateTime={firstDay}>{days(firstDay, lastDay)}</time>
                        <Link to={documentAddress(path, { start, quote: name })}>{name}</Link>{' '}
                        <Link
                          class="soft"
                          to={address('/entity', { thing })}
                          aria-label={`all mentions of ${name}`}
                        >
                          all
                        </Link>
                      </li>
                    ))}
                  </ul>
                </li>
              ))}
            </ol>
          </>
        );
      }}
    </Show>
  );
}
