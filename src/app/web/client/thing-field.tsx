import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ThingLine } from '../../../records/store/reading/things.ts';
import { plural } from './format.ts';
import { useData, useSettled } from './load.ts';
import { labelOf } from './types.ts';

/** Finds a person, place, organisation … by the beginning of its name. */
export function ThingField({
  label = 'That names',
  type,
  autofocus = false,
  onChoose,
}: {
  label?: string;
  type?: string;
  autofocus?: boolean;
  onChoose: (thing: string, line: ThingLine) => void;
}) {
  const [text, setText] = useState('');
  const settled = useSettled(text);
  const field = useRef<HTMLInputElement>(null);
  /** Enter was pressed before the answer was there. */
  const hasty = useRef(false);
  useLayoutEffect(() => {
    if (autofocus) field.current?.focus();
  }, []);
  const found = useData<readonly ThingLine[]>(settled.length > 1 ? 'things' : undefined, {
    name: settled,
    type,
    limit: 8,
  });
  const isCurrent = settled === text && settled.length > 1 && !found.pending;
  const choose = (line: ThingLine) => {
    setText('');
    onChoose(line.thing, line);
  };
  useLayoutEffect(() => {
    if (!isCurrent || !hasty.current) return;
    hasty.current = false;
    if (found.value?.[0] !== undefined) choose(found.value[0]);
  }, [isCurrent]);
  return (
    <label class="choose">
      {label}
      <input
        ref={field}
        type="search"
        value={text}
        onInput={(event) => {
          hasty.current = false;
          setText(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          // An empty field lets the form have it.
          if (event.key !== 'Enter' || text.length < 2) return;
          event.preventDefault();
          if (!isCurrent) hasty.current = true;
          else if (found.value?.[0] !== undefined) choose(found.value[0]);
        }}
      />
      {settled.length > 1 && text !== '' && <Choices lines={found.value} onChoose={choose} />}
    </label>
  );
}

/** What has the name; Enter takes the first. */
function Choices({
  lines,
  onChoose,
}: {
  lines: readonly ThingLine[] | undefined;
  onChoose: (line: ThingLine) => void;
}) {
  return (
    <ul class="choices">
      {(lines ?? []).map((line, i) => (
        <li key={line.thing}>
          <button type="button" onClick={() => onChoose(line)}>
            {line.name}{' '}
            <small>
              {labelOf(line.type)}, {plural(line.mentions, 'mention')}
            </small>
            {i === 0 && <kbd>Enter</kbd>}
          </button>
        </li>
      ))}
      {lines?.length === 0 && <li class="soft">nothing by that name</li>}
    </ul>
  );
}
