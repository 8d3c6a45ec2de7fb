import { useLayoutEffect, useState } from 'preact/hooks';
import { percent, plural } from '../../../client/format.ts';
import { useData, useSettled } from '../../../client/load.ts';
import { NumberField } from '../../../client/widgets.tsx';
import type { EstimateAnswer } from './sample.ts';

interface PanelProps {
  readonly name: string;
  readonly judge: string;
  readonly judged: number;
  readonly waiting: number;
  readonly title?: string;
}

/** Precision and recall as they stand, how many more are needed, and whether to stop. */
export function EstimatePanel({ name, judge, judged, waiting, title = 'So far' }: PanelProps) {
  const [target, setTarget] = useState(90);
  const [margin, setMargin] = useState(3);
  const state = useSettled(`${judged} ${waiting} ${target} ${margin}`, 400);
  const data = useData<EstimateAnswer>('sample/estimate', {
    name,
    judge,
    target: target / 100,
    margin: margin / 100,
  });
  useLayoutEffect(() => {
    if (waiting === 0) data.again();
  }, [state]);
  const { value } = data;
  return (
    <aside class="estimate card" aria-label="Estimate" aria-live="off">
      <h2>{title}</h2>
      {value === undefined ? (
        <p class="soft">Nothing is judged yet.</p>
      ) : (
        <>
          <Figure
            label="Precision"
            value={value.precision.value}
            interval={value.precision.interval}
            of={value.precision.judged}
          />
          <Figure
            label="Recall"
            value={value.recall?.value}
            interval={value.recall?.interval}
            of={value.recall?.gold ?? 0}
          />
          <p>
            <b>{value.more === 0 ? 'Enough' : `${plural(value.more, 'more mention')}`}</b> for ± {margin}{' '}
            points of precision.
          </p>
          <p class="advice">{value.advice}</p>
        </>
      )}
      <div class="filters">
        <NumberField label="Margin, points" least={1} most={20} value={margin} onChange={setMargin} />
        <NumberField label="Precision to reach, %" least={50} most={99} value={target} onChange={setTarget} />
      </div>
    </aside>
  );
}

interface FigureProps {
  readonly label: string;
  readonly value: number | null | undefined;
  readonly interval: readonly [number, number] | undefined;
  readonly of: number;
}

/** A share with its interval, in figures and as a line. */
export function Figure({ label, value, interval, of }: FigureProps) {
  if (value === undefined || value === null || Number.isNaN(value) || interval === undefined || of === 0)
    return (
      <p class="figure">
        {label} <span class="soft">nothing judged yet</span>
      </p>
    );
  const [low, high] = interval;
  return (
    <div class="figure">
      <span>
        {label} <small>of {of}</small>
      </span>
      <b>{percent(value, 1)}</b>
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect class="track" x={0} y={3} width={100} height={2} />
        <rect class="interval" x={low * 100} y={2} width={Math.max(0.5, (high - low) * 100)} height={4} />
        <rect class="point" x={value * 100 - 0.6} y={0} width={1.2} height={8} />
      </svg>
      <small>
        {percent(low, 1)} to {percent(high, 1)}
      </small>
    </div>
  );
}
