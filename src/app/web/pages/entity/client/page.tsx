import { count, plural } from '../../../client/format.ts';
import { useData } from '../../../client/load.ts';
import type { PageProps } from '../../../client/room-state.ts';
import { address, documentAddress, Link } from '../../../client/router.tsx';
import { labelOf } from '../../../client/types.ts';
import { IdentifierLink, Notice, Show, TypeTag } from '../../../client/widgets.tsx';
import { Concordance } from './concordance.tsx';
import type { ThingAnswer } from './thing.ts';

/** One thing: all that the collection says of it. */
export function EntityPage({ fields }: PageProps) {
  const thing = fields.get('thing') ?? '';
  const data = useData<ThingAnswer>(thing === '' ? undefined : 'thing', { thing });
  if (thing === '') return <Notice title="Which entity?">Choose one under Entities.</Notice>;
  return (
    <div class="page">
      <Show data={data}>
        {(answer) => (
          <>
            <ThingHead answer={answer} />
            <div class="columns-2">
              <Concordance thing={thing} total={answer.mentions} />
              <aside aria-label="About it">
                <Spellings answer={answer} />
                <Identifiers answer={answer} />
                <Company answer={answer} />
                <Values answer={answer} />
                <Members answer={answer} />
              </aside>
            </div>
          </>
        )}
      </Show>
    </div>
  );
}

function ThingHead({ answer }: { answer: ThingAnswer }) {
  const { name, type, class: kind, countryCode, mentions, documents, known } = answer;
  return (
    <header class="thing">
      <h1>{name}</h1>
      <p class="lead">
        <TypeTag type={type} /> {labelOf(type)}
        {kind !== '' && ` · ${kind}`}
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
        {answer.spellings.map(({ exact, mentions }) => (
          <li key={exact}>
            <span>{exact}</span> <small>{count(mentions)}</small>
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
  if (answer.values.length === 0) return null;
  return (
    <section>
      <h2>Amounts and dates in the same passages</h2>
      <ul class="counts">
        {answer.values.slice(0, 60).map(({ path, start, exact, type }) => (
          <li key={`${path} ${start}`}>
            <span>
              <TypeTag type={type} /> <Link to={documentAddress(path, { start, quote: exact })}>{exact}</Link>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
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
