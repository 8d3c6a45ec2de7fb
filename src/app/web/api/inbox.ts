import type { Hono } from 'hono';
import { bodyBytes, mediaTypeOf } from '../http/body.ts';
import { Refusal } from '../http/failure.ts';
import { fieldsOf } from '../http/fields.ts';
import { type Inbox, mostInboxBytes } from '../inbox.ts';

/** What dropping files asks and sends. */
export function inboxApi(app: Hono, inbox: Inbox | undefined): void {
  const open = () => {
    if (inbox === undefined) throw new Refusal(403, 'The room takes no files; open it with --inbox DIR.');
    return inbox;
  };
  app.get('/inbox', (context) => context.json(open().files));
  app.post('/inbox', async (context) => {
    if (mediaTypeOf(context) !== 'application/octet-stream')
      throw new Refusal(415, 'Send the file as application/octet-stream.');
    const name = open().check(fieldsOf(context).required('name'));
    open().take(name, await bodyBytes(context, mostInboxBytes));
    return context.json({ name }, 202);
  });
}
