import type { Hono } from 'hono';
import { concordance, concordanceOrders } from '../../../../records/store/reading/concordance.ts';
import {
  companyOf,
  identifiersOf,
  membersOfThing,
  readThing,
  spellings,
  valuesNear,
} from '../../../../records/store/reading/things.ts';
import { Refusal } from '../../http/failure.ts';
import { fieldsOf } from '../../http/fields.ts';
import type { Room } from '../../room.ts';
import { historyOf } from './history.ts';

/** What the entity page asks. */
export function entityApi(app: Hono, room: Room): void {
  app.get('/thing', (context) => {
    const thing = fieldsOf(context).required('thing');
    const { reading } = room;
    const line = readThing(reading, thing);
    if (line === undefined) throw new Refusal(404, 'No document of this collection names that.');
    return context.json({
      ...line,
      spellings: spellings(reading, thing),
      identifiers: identifiersOf(reading, thing),
      members: membersOfThing(reading, thing, 500),
      company: companyOf(reading, thing, 40),
      values: valuesNear(reading, thing, 300),
      history: historyOf(room, thing),
    });
  });
  app.get('/thing/concordance', (context) => {
    const fields = fieldsOf(context);
    return context.json(
      concordance(room.reading, fields.required('thing'), {
        order: fields.choice('order', concordanceOrders, 'document'),
        offset: fields.count('offset', 0, 1_000_000),
        limit: fields.count('limit', 200, 500),
      }),
    );
  });
}
