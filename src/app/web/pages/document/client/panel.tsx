import type { ComponentChildren } from 'preact';
import type {
  ReadDocument,
  ReadEntity,
  ReadMention,
  ReadValue,
} from '../../../../../records/store/reading/document.ts';
import { percent, plural } from '../../../client/format.ts';
import { useData } from '../../../client/load.ts';
import { address, Link } from '../../../client/router.tsx';
import { labelOf } from '../../../client/types.ts';
import { valueText } from '../../../client/value-text.ts';
import { IdentifierLink, InContext, type PassageLine, TypeTag } from '../../../client/widgets.tsx';
import { PlaceDot } from './place-dot.tsx';

interface PanelProps {
  readonly document: ReadDocument;
  readonly index: number;
  readonly text: string;
  readonly onSelect: (index: number) => void;
  readonly children?: ComponentChildren;
}

/** All that is known of one mention. */
export function MentionPanel({ document, index, text, onSelect, children }: PanelProps) {
  const mention = document.mentions[index]!;
  const entity = mention.entity === undefined ? undefined : document.entities[mention.entity];
  return (
    <>
      <h2 class="mention-title">
        <TypeTag type={mention.type} /> <span>{text}</span>
      </h2>
      <p class="soft">
        {labelOf(mention.type)}, confidence {percent(mention.confidence, 1)}
      </p>
      {children}
      {mention.value !== undefined && <ValueRows value={mention.value} />}
      {entity !== undefined && <EntityRows entity={entity} document={document} />}
      <Stages mention={mention} />
      {entity !== undefined && <Here document={document} index={index} onSelect={onSelect} />}
      {entity !== undefined && <Elsewhere entity={entity} path={document.path} />}
    </>
  );
}

function ValueRows({ value }: { value: ReadValue }) {
  return (
    <dl class="facts">
      <dt>Value</dt>
      <dd class="value">{valueText(value)}</dd>
      {value.unitCode !== undefined && (
        <>
          <dt>Unit code</dt>
          <dd>{value.unitCode}</dd>
        </>
      )}
      {value.inferred !== undefined && (
        <>
          <dt>From the context</dt>
          <dd>{value.inferred.join(', ')}</dd>
        </>
      )}
    </dl>
  );
}

interface EntityRowsProps {
  readonly entity: ReadEntity;
  readonly document: ReadDocument;
}

function EntityRows({ entity, document }: EntityRowsProps) {
  const { name, class: kind, known, forms, jobTitle, countryCode, latitude, longitude } = entity;
  return (
    <>
      <dl class="facts">
        <dt>Entity</dt>
        <dd>
          <Link to={address('/entity', { thing: entity.thing })}>{name}</Link>{' '}
          <small>
            {kind}
            {countryCode !== undefined && `, ${countryCode}`}
            {!known && ', known from this text alone'}
          </small>
        </dd>
        {jobTitle !== undefined && <Fact name="Office">{jobTitle}</Fact>}
        {forms.length > 0 && <Fact name="Also as">{forms.join('; ')}</Fact>}
        <LinkRows entity={entity} document={document} />
      </dl>
      {latitude !== undefined && longitude !== undefined && (
        <PlaceDot latitude={latitude} longitude={longitude} name={name} />
      )}
    </>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** What an entity is known as, and what it was nearly taken for. */
function LinkRows({ entity: { identifiers, runnerUp }, document }: EntityRowsProps) {
  const other = runnerUp === undefined ? undefined : document.entities.find(({ iri }) => iri === runnerUp.id);
  return (
    <>
      {runnerUp !== undefined && (
        <Fact name="Runner-up">
          {other?.name ?? <IdentifierLink iri={runnerUp.id} />} <small>{percent(runnerUp.confidence)}</small>
        </Fact>
      )}
      {identifiers.length > 0 && (
        <Fact name="Identifiers">
          <ul>
            {identifiers.map((iri) => (
              <li key={iri}>
                <IdentifierLink iri={iri} />
              </li>
            ))}
          </ul>
        </Fact>
      )}
    </>
  );
}

function Stages({ mention }: { mention: ReadMention }) {
  return (
    <dl class="facts">
      <dt>Found by</dt>
      <dd>
        <code>{mention.stages[0]}</code>
        {mention.stages.length > 1 && <small> with {mention.stages.slice(1).join(', ')}</small>}
      </dd>
    </dl>
  );
}

/** The other mentions in this document. */
function Here({
  document,
  index,
  onSelect,
}: {
  document: ReadDocument;
  index: number;
  onSelect: (i: number) => void;
}) {
  const { entity } = document.mentions[index]!;
  const own = document.mentions.flatMap((mention, i) => (mention.entity === entity ? [i] : []));
  const at = own.indexOf(index);
  if (own.length < 2) return null;
  return (
    <p class="steps">
      {at + 1} of {plural(own.length, 'mention')} here{' '}
      <button
        type="button"
        disabled={at === 0}
        onClick={() => onSelect(own[at - 1]!)}
        aria-label="Mention before"
      >
        ↑
      </button>
      <button
        type="button"
        disabled={at === own.length - 1}
        onClick={() => onSelect(own[at + 1]!)}
        aria-label="Mention after"
      >
        ↓
      </button>
    </p>
  );
}

function Elsewhere({ entity, path }: { entity: ReadEntity; path: string }) {
  const data = useData<readonly PassageLine[]>('elsewhere', { thing: entity.thing, limit: 60 });
  const others = data.value?.filter((line) => line.path !== path) ?? [];
  if (others.length === 0) return null;
  return (
    <section>
      <h3>In other documents</h3>
      <ol class="concordance small">
        {others.slice(0, 20).map((line) => (
          <li key={`${line.path} ${line.start}`}>
            <InContext line={line} />
          </li>
        ))}
      </ol>
      <Link to={address('/entity', { thing: entity.thing })}>All mentions</Link>
    </section>
  );
}
