import { useCallback, useState } from 'preact/hooks';
import { compact, count, plural } from '../../../client/format.ts';
import { useData } from '../../../client/load.ts';
import { Passages } from '../../../client/passages.tsx';
import { Notice, Show } from '../../../client/widgets.tsx';

interface Row {
  readonly currency: string;
  readonly year: number;
  readonly amounts: number;
  readonly mean: number;
  readonly largest: number;
}

/** Sums over the years, a row of bars for each currency. */
export function AmountChart() {
  const data = useData<readonly Row[]>('charts/amounts');
  const [chosen, setChosen] = useState<Row>();
  return (
    <Show data={data}>
      {(rows) => {
        if (rows.length === 0)
          return <Notice title="No sums with a year">No passage names a sum of money and a year.</Notice>;
        const years = rows.map(({ year }) => year);
        const range = { from: Math.min(...years), to: Math.max(...years) };
        return (
          <>
            <p class="soft">
              How many sums of each currency stand in passages with a year, {range.from} to {range.to}. A bar
              leads to them.
            </p>
            {[...Map.groupBy(rows, ({ currency }) => currency)].map(([currency, own]) => (
              <Bars
                key={currency}
                currency={currency}
                rows={own}
                range={range}
                chosen={chosen}
                onChoose={setChosen}
              />
            ))}
            {chosen !== undefined && (
              <Passages
                title={`${chosen.currency}, ${chosen.year}`}
                path="charts/amounts/passages"
                fields={{ currency: chosen.currency, year: chosen.year }}
              />
            )}
          </>
        );
      }}
    </Show>
  );
}

const height = 90;
const barWidth = 26;

interface BarsProps {
  readonly currency: string;
  readonly rows: readonly Row[];
  readonly range: { readonly from: number; readonly to: number };
  readonly chosen: Row | undefined;
  readonly onChoose: (row: Row) => void;
}

function Bars({ currency, rows, range, chosen, onChoose }: BarsProps) {
  const most = Math.max(...rows.map(({ amounts }) => amounts));
  const width = (range.to - range.from + 1) * barWidth;
  const middle = rows.find(({ amounts }) => amounts === most)!.year - range.from;
  // Where not all years have room, those with most sums are in view.
  const centre = (box: HTMLElement | null) =>
    box?.scrollTo({ left: middle * barWidth - box.clientWidth / 2 });
  return (
    <section class="years">
      <h2>
        {currency}{' '}
        <small>
          {plural(
            rows.reduce((sum, { amounts }) => sum + amounts, 0),
            'sum',
          )}
        </small>
      </h2>
      <div class="scroll" ref={useCallback(centre, [])}>
        <div class="columns" style={{ width: `${width}px`, height: `${height}px` }}>
          {rows.map((row) => (
            <button
              key={row.year}
              type="button"
              aria-pressed={chosen === row}
              style={{
                left: `${(row.year - range.from) * barWidth}px`,
                '--bar': `${Math.max(6, (row.amounts / most) * height)}px`,
              }}
              title={`${row.year}: ${count(row.amounts)}, the largest ${compact(row.largest)}`}
              aria-label={`${currency} in ${row.year}: ${count(row.amounts)} sums, the largest ${compact(row.largest)}`}
              onClick={() => onChoose(row)}
            />
          ))}
        </div>
        <div class="axis" style={{ width: `${width}px` }} aria-hidden="true">
          {Array.from({ length: range.to - range.from + 1 }, (_, i) => range.from + i)
            .filter((year) => year % 5 === 0)
            .map((year) => (
              <span key={year} style={{ left: `${(year - range.from) * barWidth}px` }}>
                {year}
              </span>
            ))}
        </div>
      </div>
    </section>
  );
}
