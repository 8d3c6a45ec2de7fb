import { useState } from 'preact/hooks';
import type { DecidedEntity } from '../../../../../records/review/decision.ts';
import type { ReadDocument } from '../../../../../records/store/reading/document.ts';
import { AuthorityOffers } from '../../../client/authority-offers.tsx';
import { useKeys } from '../../../client/keys.ts';
import { useSettled } from '../../../client/load.ts';
import { BackButton } from '../../../client/widgets.tsx';

interface LinkFormProps {
  readonly document: ReadDocument;
  readonly index: number;
  readonly text: string;
  readonly onDone: (entity: DecidedEntity) => void;
  readonly onBack: () => void;
}

/** Which thing is meant: one of this document, one of the gazetteers, or a new one. */
export function LinkForm({ document, index, text, onDone, onBack }: LinkFormProps) {
  const { type, entity } = document.mentions[index]!;
  const [name, setName] = useState(text.replace(/\s+/g, ' '));
  const settled = useSettled(name.trim());
  useKeys('Link', [{ key: 'Escape', help: 'back', run: onBack, always: true }]);
  const wanted = settled.toLowerCase();
  const own = document.entities.filter(
    (one, i) =>
      i !== entity &&
      one.type === type &&
      [one.name, ...one.forms].some((form) => form.toLowerCase().includes(wanted)),
  );
  return (
    <div class="link-form">
      <label class="wide-field">
        Which thing is meant?
        <input
          type="search"
          ref={(field) => {
            if (field !== null && window.document.activeElement !== field) field.focus();
          }}
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <ul class="offers" aria-label="Things by that name">
        {own.slice(0, 5).map((one) => (
          <li key={one.iri}>
            <button
              type="button"
              onClick={() => onDone({ ...(one.known && { id: one.iri }), name: one.name })}
            >
              {one.name} <small>in this document, {one.count}×</small>
            </button>
          </li>
        ))}
        <AuthorityOffers name={settled} type={type} onDone={onDone} />
        <li>
          <button type="button" disabled={settled === ''} onClick={() => onDone({ name: settled })}>
            {settled} <small>a thing that no gazetteer knows</small>
          </button>
        </li>
      </ul>
      <BackButton onBack={onBack} />
    </div>
  );
}
