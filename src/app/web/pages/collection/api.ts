import type { Hono } from 'hono';
import { nameTypes } from '../../../../record/schema.ts';
import {
  amountsByYear,
  amountsOf,
  mentionsOfType,
  network,
  passagesWithBoth,
  places,
  timeline,
  typeCounts,
} from '../../../../records/store/reading/charts.ts';
import { documentOrders, listDocuments, totals } from '../../../../records/store/reading/documents.ts';
import { searchPassages } from '../../../../records/store/reading/search.ts';
import { listThings } from '../../../../records/store/reading/things.ts';
import { fieldsOf } from '../../http/fields.ts';
import { JudgedDocuments } from '../../judged-documents.ts';
import type { Room } from '../../room.ts';
import { Samples } from '../../samples.ts';

/** Rows of a page of a list. */
const mostRows = 500;
/** Places on the map, things in the network, events on the timeline. */
const shown = { places: 1500, things: 60, events: 400 } as const;

/** What the collection page asks. */
export function collectionApi(app: Hono, room: Room): void {
  const judged = room.folder === undefined ? undefined : new JudgedDocuments(new Samples(room.folder));
  app.get('/documents', async (context) => {
    const fields = fieldsOf(context);
    const filter = {
      name: fields.text('name'),
      type: fields.text('type'),
      thing: fields.text('thing'),
      country: fields.text('country'),
      fromYear: fields.number('from'),
      toYear: fields.number('to'),
      currency: fields.text('currency'),
      least: fields.number('least'),
      most: fields.number('most'),
    };
    const page = {
      order: fields.choice('order', documentOrders, 'path'),
      descending: fields.text('descending') !== undefined,
      offset: fields.count('offset', 0, 10_000_000),
      limit: fields.count('limit', 100, mostRows),
      judged: (await judged?.all()) ?? {},
    };
    return context.json(listDocuments(room.reading, filter, page));
  });
  app.get('/totals', (context) => context.json(room.kept('totals', totals)));
  app.get('/search', (context) => {
    const fields = fieldsOf(context);
    return context.json(
      searchPassages(room.reading, fields.required('text'), {
        offset: fields.count('offset', 0, 5000),
        limit: fields.count('limit', 50, mostRows),
        path: fields.text('path'),
      }),
    );
  });
  app.get('/things', (context) => {
    const fields = fieldsOf(context);
    return context.json(
      listThings(room.reading, {
        name: fields.text('name'),
        type: fields.text('type'),
        offset: fields.count('offset', 0, 10_000_000),
        limit: fields.count('limit', 50, mostRows),
      }),
    );
  });
  chartApi(app, room);
}

function chartApi(app: Hono, room: Room): void {
  app.get('/charts/types', (context) => context.json(room.kept('types', typeCounts)));
  app.get('/charts/places', (context) =>
    context.json(room.kept('places', (reading) => places(reading, shown.places))),
  );
  app.get('/charts/amounts', (context) =>
    context.json(room.kept('amounts', (reading) => amountsByYear(reading))),
  );
  app.get('/charts/amounts/passages', (context) => {
    const fields = fieldsOf(context);
    return context.json(
      amountsOf(room.reading, fields.required('currency'), fields.number('year') ?? 0, mostRows),
    );
  });
  app.get('/charts/types/passages', (context) =>
    context.json(mentionsOfType(room.reading, fieldsOf(context).required('type'), mostRows)),
  );
  app.get('/charts/network/passages', (context) => {
    const fields = fieldsOf(context);
    const both = [fields.required('thing'), fields.required('with')] as const;
    return context.json(passagesWithBoth(room.reading, both, mostRows));
  });
  app.get('/charts/timeline', (context) =>
    context.json(room.kept('timeline', (reading) => timeline(reading, shown.events))),
  );
  app.get('/charts/network', (context) => {
    const type = fieldsOf(context).choice('type', ['all', ...nameTypes], 'all');
    const types = type === 'all' ? nameTypes.filter((one) => one !== 'NORP' && one !== 'LAW') : [type];
    return context.json(room.kept(`network ${type}`, (reading) => network(reading, types, shown.things)));
  });
}
