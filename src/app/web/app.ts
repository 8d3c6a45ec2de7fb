import { Hono } from 'hono';
import { gazetteerApi, serviceApi } from './api/gazetteer.ts';
import { inboxApi } from './api/inbox.ts';
import type { Authority } from './authority.ts';
import type { LazyGazetteers } from './gazetteers.ts';
import type { ClientFiles } from './http/assets.ts';
import { jsonBody } from './http/body.ts';
import { answerFailure, Refusal } from './http/failure.ts';
import { type Door, safeHeaders, sameSiteOnly, type Visitor } from './http/guard.ts';
import type { SignIn } from './http/sign-in.ts';
import type { Inbox } from './inbox.ts';
import { collectionApi } from './pages/collection/api.ts';
import { curateApi } from './pages/curate/api.ts';
import { documentApi } from './pages/document/api.ts';
import { correctionsApi } from './pages/document/corrections-api.ts';
import { originalApi } from './pages/document/original-api.ts';
import { entityApi } from './pages/entity/api.ts';
import { judgeApi, judgeName } from './pages/judge/api.ts';
import { reportApi } from './pages/report/api.ts';
import type { Room } from './room.ts';

/** What the pages of the app are called; each answers with the client, which looks at the address. */
const pages = ['/', '/document', '/entity', '/entities', '/judge', '/curate', '/report'] as const;

export interface RoomAppOptions {
  readonly room: Room;
  readonly door: Door;
  readonly files: ClientFiles;
  readonly gazetteers: LazyGazetteers;
  /** Where files are dropped; none are taken where absent. */
  readonly inbox?: Inbox | undefined;
  /** Where names are looked up besides. */
  readonly authority?: Authority | undefined;
  /** Names the server goes by. */
  readonly hosts: ReadonlySet<string> | undefined;
  /** The judge who opened the room on this machine. */
  readonly judge: string;
  readonly log?: (error: unknown) => void;
}

declare module 'hono' {
  interface ContextVariableMap {
    visitor: Visitor;
  }
}

/** The reading room as an application: pages, the client's files, and the data they ask for under `/api`. */
export function roomApp(options: RoomAppOptions): Hono {
  const { room, door, files, hosts } = options;
  const app = new Hono();
  app.onError((error, context) => answerFailure(error, context, options.log));
  app.notFound((context) =>
    context.json({ error: { code: 'request.not-found', message: 'No such page.' } }, 404),
  );
  app.use(safeHeaders());
  app.use(sameSiteOnly(hosts));
  files.mount(app);
  for (const page of pages)
    app.get(page, (context) => {
      const token = context.req.query('token');
      if (token !== undefined) {
        if (!door.isToken(token))
          throw new Refusal(403, 'This address is of another run; open the one that was printed last.');
        door.admit(context, options.judge);
      }
      return files.answer(context, 'index.html');
    });
  app.route('/api', api(options));
  app.get('/health', (context) => context.json({ status: room.loading === undefined ? 'ready' : 'loading' }));
  return app;
}

function api(options: RoomAppOptions): Hono {
  const { room, door, gazetteers, authority, inbox } = options;
  const app = new Hono();
  if (door.signIn !== undefined) signInApi(app, door, door.signIn);
  app.use(async (context, next) => {
    const visitor = door.visitor(context);
    if (visitor === undefined) throw closedTo(door);
    context.set('visitor', visitor);
    return next();
  });
  app.get('/room', (context) =>
    context.json({
      judge: context.get('visitor').judge ?? '',
      signedIn: door.signIn !== undefined,
      readOnly: room.options.readOnly,
      inbox: room.options.readOnly ? null : (inbox?.extensions ?? null),
      service: authority?.host ?? null,
      loading: room.loading ?? null,
      failures: room.failures.slice(0, 50).map(({ message }) => message),
    }),
  );
  /** Several people judge at one machine: each says who they are. */
  app.post('/judge', async (context) => {
    const { name } = await jsonBody(context);
    if (door.signIn !== undefined) throw new Refusal(403, 'Here judges come in with their password.');
    door.admit(context, judgeName(typeof name === 'string' ? name : undefined));
    return context.json({ judge: name });
  });
  inboxApi(app, inbox);
  collectionApi(app, room);
  documentApi(app, room);
  originalApi(app, room);
  correctionsApi(app, room);
  entityApi(app, room);
  judgeApi(app, room);
  curateApi(app, room);
  reportApi(app, room);
  gazetteerApi(app, gazetteers);
  if (authority !== undefined) serviceApi(app, authority);
  return app;
}

function signInApi(app: Hono, door: Door, signIn: SignIn): void {
  app.post('/sign-in', async (context) => {
    const { name, password } = await jsonBody(context, 10_000);
    const judge = await signIn.check(name, password);
    door.admit(context, judge);
    return context.json({ judge });
  });
  app.post('/sign-out', (context) => {
    door.leave(context);
    return context.json({});
  });
}

function closedTo({ signIn }: Door): Refusal {
  return signIn === undefined
    ? new Refusal(401, 'Open the address that was printed when the reading room was started.', {
        code: 'room.closed',
      })
    : new Refusal(401, 'Come in with your name and password.', { code: 'room.sign-in' });
}
