import type { Hono } from 'hono';
import { concordance } from '../../../../records/store/reading/concordance.ts';
import { readDocument } from '../../../../records/store/reading/document.ts';
import { Refusal } from '../../http/failure.ts';
import { fieldsOf } from '../../http/fields.ts';
import type { Room } from '../../room.ts';
import { hasOriginal } from './original-api.ts';

/** What the document page asks. */
export function documentApi(app: Hono, room: Room): void {
  app.get('/document', async (context) => {
    const fields = fieldsOf(context);
    const path = fields.required('path');
    const document = readDocument(room.reading, path, fields.text('collection'));
    if (document === undefined)
      throw new Refusal(404, `There is no document ${JSON.stringify(path)} in this collection.`);
    return context.json({
      ...document,
      original: document.pages.length > 0 && (await hasOriginal(room, document)),
    });
  });
  /** The other mentions of a thing, for the panel. */
  app.get('/elsewhere', (context) => {
    const fields = fieldsOf(context);
    return context.json(
      concordance(room.reading, fields.required('thing'), {
        order: 'document',
        offset: fields.count('offset', 0, 1_000_000),
        limit: fields.count('limit', 50, 500),
      }),
    );
  });
}
