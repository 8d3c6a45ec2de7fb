import type { Hono } from 'hono';
import type { GazetteerEntry } from '../../../gazetteer/entry.ts';
import type { EntityClass } from '../../../record/schema.ts';
import { answerQuery } from '../../../records/reconcile/answer.ts';
import type { Authority } from '../authority.ts';
import type { LazyGazetteers } from '../gazetteers.ts';
import { fieldsOf } from '../http/fields.ts';

/** Candidates shown for a name. */
const mostCandidates = 12;

/** The class that a record would give it; types other than places have one each. */
function classOf({ type, class: kind }: GazetteerEntry): EntityClass | undefined {
  if (type !== 'GPE') return undefined;
  if (kind === 'country') return 'Country';
  return /city|town|village|settlement|capital/.test(kind) ? 'City' : 'AdministrativeArea';
}

/** What a reconciliation service says of a name, in the form of {@link gazetteerApi}. */
export function serviceApi(app: Hono, authority: Authority): void {
  app.get('/service', async (context) =>
    context.json(await authority.candidates(fieldsOf(context).required('name'), mostCandidates)),
  );
}

/** Finds things in the gazetteers, with all that a decision says of them. */
export function gazetteerApi(app: Hono, gazetteers: LazyGazetteers): void {
  app.get('/gazetteer', (context) => {
    const fields = fieldsOf(context);
    const set = gazetteers.service.gazetteers;
    const type = fields.text('type');
    const candidates = answerQuery(set, {
      query: fields.required('name'),
      limit: mostCandidates,
      ...(type !== undefined && { type }),
    });
    return context.json(
      candidates.map(({ id, name, description, score }) => {
        const entry = set.byId(id);
        return {
          id,
          name,
          description: description ?? '',
          score,
          type: entry?.type,
          class: entry === undefined ? undefined : classOf(entry),
          countryCode: entry?.countryCodes[0],
          subdivisionCode: entry?.subdivisionCode,
          latitude: entry?.latitude === undefined ? undefined : String(entry.latitude),
          longitude: entry?.longitude === undefined ? undefined : String(entry.longitude),
          sameAs: entry?.sameAs ?? [],
        };
      }),
    );
  });
}
