import type { EntityClass } from '../../../record/schema.ts';
import type { DecidedEntity } from '../../../records/review/decision.ts';
import { useData } from './load.ts';
import type { RoomState } from './room-state.ts';

/** What a gazetteer offers for a name. */
interface GazetteerLine {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly class?: EntityClass;
  readonly countryCode?: string;
  readonly subdivisionCode?: string;
  readonly latitude?: string;
  readonly longitude?: string;
  readonly sameAs: readonly string[];
}

/** The thing of a gazetteer as a decision says it, with all that makes it understood without the gazetteer. */
function entityOf(line: GazetteerLine): DecidedEntity {
  const { description: _, sameAs, ...rest } = line;
  const given = Object.entries(rest).filter(
    ([name, value]) => name !== 'score' && name !== 'type' && value !== undefined,
  );
  return { ...(Object.fromEntries(given) as unknown as DecidedEntity), sameAs: [...sameAs] };
}

interface OffersProps {
  /** Nothing is asked for an empty one. */
  readonly name: string;
  readonly type: string;
  readonly onDone: (entity: DecidedEntity) => void;
}

/** What the gazetteers, and a reconciliation service where the room was opened with one, know by a name; items of a list. */
export function AuthorityOffers({ name, type, onDone }: OffersProps) {
  const room = useData<RoomState>('room');
  const asked = name === '' ? undefined : name;
  const found = useData<readonly GazetteerLine[]>(asked && 'gazetteer', { name: asked, type });
  const service = room.value?.service ?? undefined;
  const elsewhere = useData<readonly GazetteerLine[]>(service && asked && 'service', { name: asked, type });
  const lines = [
    ...(found.value ?? []).map((line) => ({ line, from: line.description })),
    ...(elsewhere.value ?? []).map((line) => ({
      line,
      from: [line.description, service].filter((text) => text !== '').join(' · '),
    })),
  ];
  return (
    <>
      {lines.map(({ line, from }) => (
        <li key={`${line.id} ${from}`}>
          <button type="button" onClick={() => onDone(entityOf(line))}>
            {line.name} <small>{from}</small>
          </button>
        </li>
      ))}
      {service !== undefined && elsewhere.error !== undefined && (
        <li class="problem">{elsewhere.error.message}</li>
      )}
    </>
  );
}
