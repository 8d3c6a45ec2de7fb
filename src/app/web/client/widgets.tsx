import type { ComponentChildren } from 'preact';
import { count } from './format.ts';
import type { Loaded } from './load.ts';
import { documentAddress, Link } from './router.tsx';
import { labelOf } from './types.ts';

/** Something the reader should know, with what to do. */
export function Notice({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="notice" role="status">
      <h2>{title}</h2>
      {children !== undefined && <p>{children}</p>}
    </div>
  );
}

/** Shown until there is something to show; with how far loading is. */
export function Starting({ state }: { state?: { stage: string; done: number; total?: number } }) {
  if (state === undefined) return <p class="starting">One moment …</p>;
  const what = state.stage === 'records' ? 'Records are being loaded' : 'Totals are being worked out';
  return (
    <div class="starting" role="status">
      <p>
        {what}: {count(state.done)}
        {state.total !== undefined && ` of ${count(state.total)}`}
      </p>
      <progress
        aria-label={what}
        {...(state.total !== undefined && { value: state.done, max: state.total })}
      />
    </div>
  );
}

/** Shows data, or why there is none. */
export function Show<T>({ data, children }: { data: Loaded<T>; children: (value: T) => ComponentChildren }) {
  if (data.error !== undefined && data.value === undefined)
    return (
      <Notice title="That did not work">
        {data.error.message}{' '}
        <button type="button" onClick={data.again}>
          Try again
        </button>
      </Notice>
    );
  if (data.value === undefined) return <Starting />;
  return <div class={data.pending ? 'pending' : ''}>{children(data.value)}</div>;
}

/** A type with its colour, its pattern and its letters. */
export function TypeTag({ type }: { type: string }) {
  return (
    <span class={`tag t-${type}`} title={labelOf(type)}>
      {type}
    </span>
  );
}

/** Leaves a question without an answer. */
export function BackButton({ onBack }: { onBack: () => void }) {
  return (
    <button type="button" class="quiet" onClick={onBack}>
      Back <kbd>Esc</kbd>
    </button>
  );
}

/** Pages of a long list. */
export function Pager({
  offset,
  limit,
  total,
  onMove,
}: {
  offset: number;
  limit: number;
  total: number;
  onMove: (offset: number) => void;
}) {
  if (total <= limit) return null;
  return (
    <nav class="pager" aria-label="Pages of the list">
      <button type="button" disabled={offset === 0} onClick={() => onMove(Math.max(0, offset - limit))}>
        ← Earlier
      </button>
      <span>
        {count(offset + 1)}–{count(Math.min(offset + limit, total))} of {count(total)}
      </span>
      <button type="button" disabled={offset + limit >= total} onClick={() => onMove(offset + limit)}>
        Later →
      </button>
    </nav>
  );
}

export interface PassageLine {
  readonly path: string;
  readonly title?: string;
  readonly start: number;
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** A mention in its context, as a line that leads to it. */
export function InContext({ line }: { line: PassageLine }) {
  const { path, start, exact, prefix, suffix } = line;
  return (
    <Link class="context" to={documentAddress(path, { start, end: start + [...exact].length, quote: exact })}>
      <span class="left">
        <span>{prefix}</span>
      </span>
      <mark>{exact}</mark>
      <span class="right">{suffix}</span>
    </Link>
  );
}

/** An identifier that a browser can follow; what is none is shown as it stands. */
export function IdentifierLink({ iri }: { iri: string }) {
  const safe = /^https?:\/\//.test(iri);
  return safe ? (
    <a href={iri} rel="noreferrer noopener" target="_blank">
      {iri.replace(/^https?:\/\/(www\.)?/, '')}
    </a>
  ) : (
    <span>{iri}</span>
  );
}

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most?: number;
  /** A number within the bounds. */
  readonly onChange: (value: number) => void;
}

/** A whole number that is typed or stepped. */
export function NumberField({ label, value, least, most, onChange }: NumberFieldProps) {
  return (
    <label>
      {label}
      <input
        type="number"
        class="narrow"
        min={least}
        max={most}
        value={value}
        onChange={(event) => {
          const typed = Math.max(least, Number(event.currentTarget.value));
          onChange(most === undefined ? typed : Math.min(most, typed));
        }}
      />
    </label>
  );
}
