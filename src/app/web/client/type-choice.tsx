import type { EntityType } from '../../../record/schema.ts';
import { useKeys } from './keys.ts';
import { allTypes, labelOf, typeKeys } from './types.ts';
import { BackButton } from './widgets.tsx';

interface TypeChoiceProps {
  /** A type that is not offered. */
  readonly without?: string;
  /** `undefined` where a judge does not say; not offered without {@link required}. */
  readonly onChoose: (type: EntityType | undefined) => void;
  readonly onBack: () => void;
  readonly required?: boolean;
  readonly title?: string;
}

/** One of the twelve types, by a button or its letter. */
export function TypeChoice({
  without,
  onChoose,
  onBack,
  required = false,
  title = 'The right type',
}: TypeChoiceProps) {
  const offered = allTypes.filter((type) => type !== without);
  useKeys(title, [
    ...offered.map((type) => ({ key: typeKeys[type], help: labelOf(type), run: () => onChoose(type) })),
    ...(required ? [] : [{ key: 'Enter', help: 'not said', run: () => onChoose(undefined) }]),
    { key: 'Escape', help: 'back', run: onBack },
  ]);
  return (
    <div class="verdicts" role="group" aria-label={title}>
      {offered.map((type) => (
        <button key={type} type="button" class={`t-${type} type-button`} onClick={() => onChoose(type)}>
          {labelOf(type)} <kbd>{typeKeys[type]}</kbd>
        </button>
      ))}
      {!required && (
        <button type="button" class="quiet" onClick={() => onChoose(undefined)}>
          Not said <kbd>Enter</kbd>
        </button>
      )}
      <BackButton onBack={onBack} />
    </div>
  );
}
