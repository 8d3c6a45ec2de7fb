import { useState } from 'preact/hooks';
import type { EntityType } from '../../../../../record/schema.ts';
import type { DecidedValue } from '../../../../../records/review/decision.ts';
import type { ReadValue } from '../../../../../records/store/reading/document.ts';
import { useKeys } from '../../../client/keys.ts';
import { BackButton } from '../../../client/widgets.tsx';

interface ValueFormProps {
  readonly type: EntityType;
  readonly value: ReadValue;
  readonly onDone: (value: DecidedValue) => void;
  readonly onBack: () => void;
}

const decimal = '-?[0-9]+(\\.[0-9]+)?';

/** Fields of each kind of value: name, label, pattern, example. */
const fieldsOf: Readonly<Record<string, readonly (readonly [keyof DecidedValue, string, string, string])[]>> =
  {
    DATE: [['date', 'Date (EDTF)', '.+', '2018-05 or 2018-01/2018-07']],
    MONEY: [
      ['currency', 'Currency', '[A-Z]{3}', 'USD'],
      ['value', 'Figure', decimal, '419100000'],
      ['minValue', 'or from', decimal, ''],
      ['maxValue', 'to', decimal, ''],
    ],
    PERCENT: [
      ['value', 'Figure', decimal, '12.5'],
      ['minValue', 'or from', decimal, ''],
      ['maxValue', 'to', decimal, ''],
    ],
    QUANTITY: [
      ['value', 'Figure', decimal, '406900'],
      ['minValue', 'or from', decimal, ''],
      ['maxValue', 'to', decimal, ''],
      ['unitText', 'Unit', '.*', 't'],
    ],
  };

const words = [
  ['', 'exactly'],
  ['approximately', 'about'],
  ['moreThan', 'more than'],
  ['atLeast', 'at least'],
  ['lessThan', 'less than'],
  ['atMost', 'at most'],
] as const;

/** The right value of an amount or date. */
export function ValueForm({ type, value, onDone, onBack }: ValueFormProps) {
  const [texts, setTexts] = useState<Partial<Record<keyof DecidedValue, string>>>(() => {
    const { inferred: _, ...known } = value;
    return known as Partial<Record<keyof DecidedValue, string>>;
  });
  useKeys('Value', [{ key: 'Escape', help: 'back', run: onBack, always: true }]);
  const set = (name: keyof DecidedValue, text: string) => setTexts((before) => ({ ...before, [name]: text }));
  const done = () => {
    const given = Object.entries(texts).filter(([, text]) => text !== undefined && text !== '');
    onDone(Object.fromEntries(given) as DecidedValue);
  };
  return (
    <form
      class="filters"
      onSubmit={(event) => {
        event.preventDefault();
        done();
      }}
    >
      {(fieldsOf[type] ?? []).map(([name, label, pattern, example], i) => (
        <label key={name}>
          {label}
          <input
            {...(i === 0 && { ref: (field: HTMLInputElement | null) => field?.select() })}
            class="narrow"
            pattern={pattern}
            placeholder={example}
            value={texts[name] ?? ''}
            onInput={(event) => set(name, event.currentTarget.value)}
          />
        </label>
      ))}
      {type !== 'DATE' && (
        <label>
          The text says
          <select
            value={texts.qualifier ?? ''}
            onChange={(event) => set('qualifier', event.currentTarget.value)}
          >
            {words.map(([name, label]) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </select>
        </label>
      )}
      <button type="submit" class="primary">
        Keep <kbd>Enter</kbd>
      </button>
      <BackButton onBack={onBack} />
    </form>
  );
}
