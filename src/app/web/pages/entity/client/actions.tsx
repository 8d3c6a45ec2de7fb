import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { DecidedEntity } from '../../../../../records/review/decision.ts';
import type { ThingLine } from '../../../../../records/store/reading/things.ts';
import { mergedThing } from '../../../../../records/things/own-thing.ts';
import { AuthorityOffers } from '../../../client/authority-offers.tsx';
import { plural } from '../../../client/format.ts';
import { useKeys } from '../../../client/keys.ts';
import { useSettled } from '../../../client/load.ts';
import { ThingField } from '../../../client/thing-field.tsx';
import { uuid } from '../../../client/uuid.ts';
import { BackButton, TypeTag } from '../../../client/widgets.tsx';
import type { Deciding } from './deciding.ts';
import type { ThingAnswer } from './thing.ts';

interface ActionsProps {
  readonly answer: ThingAnswer;
  readonly deciding: Deciding;
}

const actions = [
  { key: 'm', name: 'merge', label: 'Merge', help: 'it is one with another entity' },
  { key: 's', name: 'split', label: 'Split', help: 'in some documents it is another entity' },
  { key: 'd', name: 'distinct', label: 'Not the same', help: 'it is not another entity, whatever looks so' },
  { key: 'i', name: 'identify', label: 'Identifier', help: 'what an authority knows it as' },
] as const;
type Action = (typeof actions)[number]['name'];

/** What people can say of a thing; every action is a decision, and can be taken back. */
export function ThingActions({ answer, deciding }: ActionsProps) {
  const [asking, setAsking] = useState<Action>();
  const done = (draft: Parameters<Deciding['decide']>[0], next: string) => {
    setAsking(undefined);
    deciding.decide(draft, next);
  };
  const back = () => setAsking(undefined);
  const { thing } = answer;
  return (
    <section class="thing-actions" aria-label="Decide">
      {asking === undefined && <ActionButtons onAsk={setAsking} />}
      {(asking === 'merge' || asking === 'distinct') && (
        <OthersForm
          answer={answer}
          action={asking}
          onBack={back}
          onDone={(others) => {
            const things = [thing, ...others];
            done({ id: uuid(), action: asking, things }, asking === 'merge' ? mergedThing(things) : thing);
          }}
        />
      )}
      {asking === 'split' && (
        <SplitForm
          answer={answer}
          onBack={back}
          onDone={(documents) =>
            done({ id: uuid(), action: 'split', thing, documents: [...documents] }, thing)
          }
        />
      )}
      {asking === 'identify' && (
        <IdentifyForm
          answer={answer}
          onBack={back}
          onDone={(entity) => done({ id: uuid(), action: 'identify', thing, entity }, entity.id ?? thing)}
        />
      )}
      {deciding.waiting > 0 && (
        <p class="soft" role="status">
          {plural(deciding.waiting, 'decision')} on the way …
        </p>
      )}
      {deciding.problem !== undefined && (
        <p role="alert" class="problem">
          {deciding.problem}
        </p>
      )}
    </section>
  );
}

function ActionButtons({ onAsk }: { onAsk: (action: Action) => void }) {
  useKeys(
    'This entity',
    actions.map(({ key, help, name }) => ({ key, help, run: () => onAsk(name) })),
  );
  return (
    <div class="verdicts" role="group" aria-label="This entity">
      {actions.map(({ key, label, help, name }) => (
        <button key={name} type="button" title={help} onClick={() => onAsk(name)}>
          {label} <kbd>{key}</kbd>
        </button>
      ))}
    </div>
  );
}

interface OthersFormProps {
  readonly answer: ThingAnswer;
  readonly action: 'merge' | 'distinct';
  readonly onDone: (things: readonly string[]) => void;
  readonly onBack: () => void;
}

/** Chooses the other things that this one is, or is not. */
function OthersForm({ answer, action, onDone, onBack }: OthersFormProps) {
  const [others, setOthers] = useState<readonly ThingLine[]>([]);
  useKeys('Others', [{ key: 'Escape', help: 'back', run: onBack, always: true }]);
  const isMerge = action === 'merge';
  return (
    <form
      class="card"
      onSubmit={(event) => {
        event.preventDefault();
        if (others.length > 0) onDone(others.map(({ thing }) => thing));
      }}
    >
      <h2>{isMerge ? `What else is ${answer.name}?` : `What is not ${answer.name}?`}</h2>
      <ThingField
        label="Name begins with"
        autofocus
        onChoose={(thing, line) => {
          if (thing !== answer.thing && others.every((one) => one.thing !== thing))
            setOthers([...others, line]);
        }}
      />
      {others.length > 0 && (
        <ul class="chips" aria-label="Chosen">
          {others.map((one) => (
            <li key={one.thing}>
              <button
                type="button"
                title="Take it away"
                onClick={() => setOthers(others.filter((other) => other !== one))}
              >
                <TypeTag type={one.type} /> {one.name} <small>{plural(one.mentions, 'mention')}</small>{' '}
                <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <div class="verdicts">
        <button type="submit" class="primary" disabled={others.length === 0}>
          {isMerge ? 'They are one' : 'They are not the same'}
        </button>
        <BackButton onBack={onBack} />
      </div>
    </form>
  );
}

interface SplitFormProps {
  readonly answer: ThingAnswer;
  readonly onDone: (documents: readonly string[]) => void;
  readonly onBack: () => void;
}

/** Chooses the documents in which the name means something else. */
function SplitForm({ answer, onDone, onBack }: SplitFormProps) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  useKeys('Split', [{ key: 'Escape', help: 'back', run: onBack, always: true }]);
  const documents = [...new Map(answer.members.map((member) => [member.path, member])).values()];
  const toggle = (path: string) => {
    const next = new Set(chosen);
    if (!next.delete(path)) next.add(path);
    setChosen(next);
  };
  const some = chosen.size > 0 && chosen.size < answer.documents;
  return (
    <form
      class="card"
      onSubmit={(event) => {
        event.preventDefault();
        if (some) onDone([...chosen]);
      }}
    >
      <h2>In which documents is it another {answer.name}?</h2>
      {documents.length < 2 ? (
        <p>
          Only one document names it. Where two different things of one document are taken for one, give the
          mention another link in the document.
        </p>
      ) : (
        <ul class="split-list">
          {documents.map((member, i) => (
            <SplitLine
              key={member.path}
              member={member}
              focused={i === 0}
              chosen={chosen.has(member.path)}
              onToggle={() => toggle(member.path)}
            />
          ))}
        </ul>
      )}
      {answer.documents > documents.length && (
        <p class="soft">
          The first {documents.length} of {answer.documents} documents are listed.
        </p>
      )}
      <div class="verdicts">
        <button type="submit" class="primary" disabled={!some}>
          Split {plural(chosen.size, 'document')} off
        </button>
        <BackButton onBack={onBack} />
      </div>
    </form>
  );
}

interface SplitLineProps {
  readonly member: ThingAnswer['members'][number];
  /** Whether the keyboard is there at first. */
  readonly focused: boolean;
  readonly chosen: boolean;
  readonly onToggle: () => void;
}

function SplitLine({ member, focused, chosen, onToggle }: SplitLineProps) {
  const { path, name, mentions, jobTitle } = member;
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (focused) field.current?.focus();
  }, []);
  return (
    <li>
      <label>
        <input ref={field} type="checkbox" checked={chosen} onChange={onToggle} />
        {path}{' '}
        <small>
          as {name}
          {jobTitle !== null && `, ${jobTitle}`}, {plural(mentions, 'mention')}
        </small>
      </label>
    </li>
  );
}

interface IdentifyFormProps {
  readonly answer: ThingAnswer;
  readonly onDone: (entity: DecidedEntity) => void;
  readonly onBack: () => void;
}

/** Chooses what an authority knows the thing as, or takes an identifier as it is typed. */
function IdentifyForm({ answer, onDone, onBack }: IdentifyFormProps) {
  const [name, setName] = useState(answer.name);
  const [iri, setIri] = useState('');
  const [field, setField] = useState<HTMLInputElement | null>(null);
  const settled = useSettled(name.trim());
  useKeys('Identifier', [{ key: 'Escape', help: 'back', run: onBack, always: true }]);
  useLayoutEffect(() => field?.select(), [field]);
  return (
    <div class="card link-form">
      <h2>What is {answer.name}?</h2>
      <label class="wide-field">
        Looked up in the gazetteers
        <input
          ref={setField}
          type="search"
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <ul class="offers" aria-label="Things by that name">
        <AuthorityOffers name={settled} type={answer.type} onDone={onDone} />
      </ul>
      <form
        class="filters"
        onSubmit={(event) => {
          event.preventDefault();
          onDone({ id: iri.trim(), name: answer.name });
        }}
      >
        <label class="wide-field">
          Or an identifier as it is
          <input
            type="url"
            required
            value={iri}
            placeholder="https://www.wikidata.org/entity/Q…"
            onInput={(event) => setIri(event.currentTarget.value)}
          />
        </label>
        <button type="submit">Set it</button>
      </form>
      <BackButton onBack={onBack} />
    </div>
  );
}
