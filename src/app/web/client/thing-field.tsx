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
  useLayoutEffect(() => {
    if (autofocus) field.current?.focus();
  }, []);
  const found = useData<readonly ThingLine[]>(settled.length > 1 ? 'things' : undefined, {
    name: settled,
    type,
    limit: 8,
  });
  return (
    <label class="choose">
      {label}
      <input ref={field} type="search" value={text} onInput={(event) => setText(event.currentTarget.value)} />
      {settled.length > 1 && text !== '' && (
        <ul class="choices">
          {(found.value ?? []).map((line) => (
            <li key={line.thing}>
              <button
                type="button"
                onClick={() => {
                  setText('');
                  onChoose(line.thing, line);
                }}
              >
                {line.name}{' '}
                <small>
                  {labelOf(line.type)}, {plural(line.mentions, 'mention')}
                </small>
              </button>
            </li>
          ))}
          {found.value?.length === 0 && <li class="soft">nothing by that name</li>}
        </ul>
      )}
    </label>
  );
}
