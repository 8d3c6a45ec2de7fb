import { useState } from 'preact/hooks';
import { count, plural } from '../../../client/format.ts';
import { useData } from '../../../client/load.ts';
import type { PageProps } from '../../../client/room-state.ts';
import { address, documentAddress, Link } from '../../../client/router.tsx';
import { labelOf } from '../../../client/types.ts';
import { valueText } from '../../../client/value-text.ts';
import { IdentifierLink, Notice, Show, TypeTag } from '../../../client/widgets.tsx';
import { ThingActions } from './actions.tsx';
import { Concordance } from './concordance.tsx';
import { useDeciding } from './deciding.ts';
import { ThingHistory } from './history.tsx';
import type { ThingAnswer, ThingValue } from './thing.ts';

/** One thing: all that the collection says of it. */
export function EntityPage({ fields, room }: PageProps) {
  const thing = fields.get('thing') ?? '';
  const data = useData<ThingAnswer>(thing === '' ? undefined : 'thing', { thing });
  if (thing === '') return <Notice title="Which entity?">Choose one under Entities.</Notice>;
  return (
    <div class="page">
      <Show data={data}>
        {(answer) => <Thing key={answer.thing} answer={answer} again={data.again} readOnly={room.readOnly} />}
      </Show>
    </div>
  );
}

interface ThingProps {
  readonly answer: ThingAnswer;
  readonly again: () => void;
  readonly readOnly: boolean;
}

function Thing({ answer, again, readOnly }: ThingProps) {
  const { thing } = answer;
  const deciding = useDeciding(thing, again);
  return (
    <>
      <ThingHead answer={answer} />
      {!readOnly && <ThingActions answer={answer} deciding={deciding} />}
      <div class="columns-2">
        <Concordance key={answer.mentions} thing={thing} total={answer.mentions} />
        <aside aria-label="About it">
          <ThingHistory answer={answer} deciding={deciding} readOnly={readOnly} />
          <Spellings answer={answer} />
          <Identifiers answer={answer} />
          <Company answer={answer} />
          <Values answer={answer} />
          <Members answer={answer} />
        </aside>
      </div>
    </>
  );
}

function ThingHead({ answer }: { answer: ThingAnswer }) {
  const { name, type, class: kind, countryCode, mentions, documents, known } = answer;
  return (
    <header class="thing">
      <h1>{name}</h1>
      <p class="lead">
        <TypeTag type={type} /> {labelOf(type)}
        {kind !== '' && kind !== labelOf(type) && ` · ${kind}`}
        {countryCode !== null && ` · ${countryCode}`} · {plural(mentions, 'mention')} in{' '}
        {plural(documents, 'document')}
        {!known && ' · not in any gazetteer'}
      </p>
    </header>
  );
}

function Spellings({ answer }: { answer: ThingAnswer }) {
  return (
    <section>
      <h2>Names and spellings</h2>
      <ul class="counts">
        {answer.spellings.map(({ exact, mentions, documents: inDocuments }) => (
          <li key={exact}>
            <span>{exact}</span>{' '}
            <small>
              {count(mentions)} in {plural(inDocuments, 'document')}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Identifiers({ answer }: { answer: ThingAnswer }) {
  if (answer.identifiers.length === 0) return null;
  return (
    <section>
      <h2>Identifiers</h2>
      <ul>
        {answer.identifiers.map(({ iri, scheme }) => (
          <li key={iri}>
            <IdentifierLink iri={iri} /> <small>{scheme}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Company({ answer }: { answer: ThingAnswer }) {
  if (answer.company.length === 0) return null;
  return (
    <section>
      <h2>Named together with</h2>
      <ul class="counts">
        {answer.company.map(({ thing, name, type, passages }) => (
          <li key={thing}>
            <span>
              <TypeTag type={type} /> <Link to={address('/entity', { thing })}>{name}</Link>
            </span>{' '}
            <small>{count(passages)}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Values({ answer }: { answer: ThingAnswer }) {
  const [all, setAll] = useState(false);
  const { values } = answer;
  if (values.length === 0) return null;
  return (
    <section>
      <h2>Amounts and dates in the same sentences</h2>
      <ul class="counts">
        {values.slice(0, all ? values.length : 30).map((one) => (
          <li key={`${one.path} ${one.start}`}>
            <span>
              <TypeTag type={one.type} />{' '}
              <Link to={documentAddress(one.path, { start: one.start, end: one.end, quote: one.exact })}>
                {one.exact}
              </Link>
            </span>{' '}
            <small>{readable(one)}</small>
          </li>
        ))}
      </ul>
      {values.length > 30 && !all && (
        <button type="button" onClick={() => setAll(true)}>
          All {count(values.length)}
        </button>
      )}
    </section>
  );
}

/** The value where it says more than the words. */
function readable({ path: _, start: __, end: ___, type: ____, exact, ...value }: ThingValue): string {
  const given = Object.entries(value).filter(([, one]) => one !== null);
  const text = valueText(Object.fromEntries(given.map(([name, one]) => [name, String(one)])));
  return text === exact || text === 'no value' ? '' : text;
}

function Members({ answer }: { answer: ThingAnswer }) {
  return (
    <section>
      <h2>In the documents</h2>
      <ul class="counts">
        {answer.members.slice(0, 100).map(({ path, iri, name, mentions }) => (
          <li key={`${path} ${iri}`}>
            <span>
              <Link to={documentAddress(path)}>{path}</Link> as {name}
            </span>{' '}
            <small>{count(mentions)}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
