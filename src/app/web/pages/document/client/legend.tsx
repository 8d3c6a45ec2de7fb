import type { ReadMention } from '../../../../../records/store/reading/document.ts';
import { count, percent } from '../../../client/format.ts';
import { allTypes, labelOf } from '../../../client/types.ts';
import type { Shown } from './text-view.ts';

interface LegendProps {
  readonly mentions: readonly ReadMention[];
  readonly shown: Shown;
  readonly onChange: (shown: Shown) => void;
}

/** The types with their colours: switches each on and off; the confidence below which mentions are not shown. */
export function Legend({ mentions, shown, onChange }: LegendProps) {
  const counts = Map.groupBy(mentions, ({ type }) => type);
  const toggle = (type: string) => {
    const hiddenTypes = new Set(shown.hiddenTypes);
    if (!hiddenTypes.delete(type)) hiddenTypes.add(type);
    onChange({ ...shown, hiddenTypes });
  };
  return (
    <div class="legend">
      <ul aria-label="Types shown">
        {allTypes
          .filter((type) => counts.has(type))
          .map((type) => (
            <li key={type}>
              <button
                type="button"
                class={`tag t-${type}`}
                aria-pressed={!shown.hiddenTypes.has(type)}
                title={`${labelOf(type)}: show or hide`}
                onClick={() => toggle(type)}
              >
                {type} <small>{count(counts.get(type)!.length)}</small>
              </button>
            </li>
          ))}
      </ul>
      <label class="threshold">
        Confidence from {percent(shown.threshold)}
        <input
          type="range"
          min={0}
          max={100}
          value={shown.threshold * 100}
          onInput={(event) => onChange({ ...shown, threshold: Number(event.currentTarget.value) / 100 })}
        />
      </label>
    </div>
  );
}
