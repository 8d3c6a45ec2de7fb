import type { ComponentChildren } from 'preact';
import { Guideline } from './guideline.tsx';
import { Link } from './router.tsx';

/** The part of an outbox that a head tells of. */
interface Sending {
  readonly waiting: number;
  readonly refused?: string | undefined;
}

interface SessionHeadProps {
  readonly page: '/judge' | '/curate';
  readonly title: string;
  /** The sample. */
  readonly name: string;
  /** Questions answered, and all. */
  readonly done: number;
  readonly all: number;
  /** What the bar counts, for those who do not see it. */
  readonly label: string;
  readonly outbox: Sending;
  /** How far it is, in words. */
  readonly children: ComponentChildren;
}

/** The head of a session that goes through a sample: how far it is, the guideline, and what could not be sent. */
export function SessionHead({ page, title, name, done, all, label, outbox, children }: SessionHeadProps) {
  return (
    <header class="judge-head">
      <h1>
        <Link to={page}>{title}</Link> {name}
      </h1>
      <p class="soft" role="status">
        {children}
        {outbox.waiting > 0 && ` · ${outbox.waiting} not sent yet, kept in this browser`}
      </p>
      <Guideline />
      <progress value={done} max={Math.max(1, all)} aria-label={label} />
      {outbox.refused !== undefined && (
        <p role="alert" class="problem">
          {outbox.refused}
        </p>
      )}
    </header>
  );
}
