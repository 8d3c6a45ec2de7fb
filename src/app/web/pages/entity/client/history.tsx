import type { ComponentChildren } from 'preact';
import { address, Link } from '../../../client/router.tsx';
import { uuid } from '../../../client/uuid.ts';
import type { HistoryLine } from '../history-line.ts';
import type { Deciding } from './deciding.ts';
import type { ThingAnswer } from './thing.ts';

interface HistoryProps {
  readonly answer: ThingAnswer;
  readonly deciding: Deciding;
  readonly readOnly: boolean;
}

/** What a linker and people made of a thing; what people did can be taken back. */
export function ThingHistory({ answer: { history, thing }, deciding, readOnly }: HistoryProps) {
  if (history.length === 0) return null;
  return (
    <section>
      <h2>How it came to be one</h2>
      <ol class="thing-history">
        {history.map((line, i) => (
          <li key={'id' in line ? line.id : i}>
            <span>
              <What line={line} thing={thing} />
              {'by' in line && (
                <small>
                  {' '}
                  {line.by}, {line.at.slice(0, 16).replace('T', ' ')}
                </small>
              )}
            </span>
            {'id' in line && !readOnly && (
              <button
                type="button"
                class="quiet"
                onClick={() =>
                  deciding.decide({ id: uuid(), action: 'undo', of: line.id }, before(line, thing))
                }
              >
                Take back
              </button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What the page is about when a decision is taken back: the thing that it was made of. */
function before(line: HistoryLine, thing: string): string {
  return line.action === 'identify' || line.action === 'split' ? line.things[0]! : thing;
}

function What({ line, thing }: { line: HistoryLine; thing: string }) {
  const others = line.things.filter((one) => one !== thing);
  switch (line.action) {
    case 'merge':
      return <>One with {listed(others)}</>;
    case 'distinct':
      return <>Not {listed(others)}</>;
    case 'identify':
      return <>Identified: {listed(line.things)}</>;
    case 'split':
      return (
        <>
          Split: {listed(others)} in {line.documents?.join(', ')}
        </>
      );
    case 'linked':
      return (
        <>
          Linked with {listed(others)} by {line.signals?.join(', ') ?? 'the linker'}
        </>
      );
    case 'parted':
      return <>Parted from {listed(others)} by the linker</>;
  }
}

function listed(things: readonly string[]): ComponentChildren {
  return things.map((thing, i) => (
    <>
      {i > 0 && ', '}
      <Link to={address('/entity', { thing })}>{thing}</Link>
    </>
  ));
}
