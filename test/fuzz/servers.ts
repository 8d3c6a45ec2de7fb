import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { roomApp } from '../../src/app/web/app.ts';
import { LazyGazetteers } from '../../src/app/web/gazetteers.ts';
import { ClientFiles } from '../../src/app/web/http/assets.ts';
import { Door } from '../../src/app/web/http/guard.ts';
import { type Answering, type Listening, listen } from '../../src/app/web/http/listen.ts';
import { loopbackNames } from '../../src/app/web/http/origins.ts';
import { Inbox } from '../../src/app/web/inbox.ts';
import { Room } from '../../src/app/web/room.ts';
import { serveApp } from '../../src/app/web/serve/app.ts';
import { Extraction } from '../../src/app/web/serve/extraction.ts';
import { createPipeline } from '../../src/run/create-pipeline.ts';
import { light } from './light-run.ts';
import { command, type Target, wellFormed } from './target.ts';

/** A server that listens, and what its visitors say in the head of each request. */
interface Opened {
  readonly server: Listening;
  readonly head: string;
}

const stages = ['read', 'clean', 'tokenise', 'tag.money', 'tag.date', 'tag.merge', 'resolve', 'write'];
const pipeline = () =>
  createPipeline({ name: 'served', gazetteers: [], stages: stages.map((use) => ({ use })) });

async function gazetteers(folder: string): Promise<LazyGazetteers> {
  const list = path.join(folder, 'list.csv');
  writeFileSync(
    list,
    'id,type,class,name,aliases,country\nhttps://example.org/lima,GPE,city,Lima,Ciudad de los Reyes,PE\n',
  );
  const compiled = path.join(folder, 'list.gaz');
  await command(['gazetteer', 'build', list, '--out', compiled]);
  return new LazyGazetteers([compiled]);
}

const opened = (app: Answering) => listen(app, { host: '127.0.0.1', port: 0, command: 'fuzz' });

async function openServe(folder: string): Promise<Opened> {
  const app = serveApp({
    extraction: new Extraction(await pipeline(), { jobs: 1, waiting: 4, seconds: 8 }),
    gazetteers: await gazetteers(folder),
    rule: { hosts: loopbackNames, allowed: [] },
    mostBytes: 100_000,
  });
  return { server: await opened(app), head: '' };
}

/** A reading room on the records of two small documents, with a sample to judge and an inbox. */
async function openRoom(folder: string): Promise<Opened> {
  const { records } = await light(folder);
  const own = path.join(folder, 'records');
  await command(['apply', records, '--out', own]);
  const sample = path.join(own, 'samples', 's.jsonl');
  await command(['audit', 'sample', own, '--n', '5', '--passages', '1', '--out', sample]);
  const room = new Room({
    records: own,
    database: path.join(folder, 'room.db'),
    prune: true,
    collection: 'default',
    readOnly: false,
  });
  await room.load();
  const door = new Door();
  const app = roomApp({
    room,
    door,
    files: new ClientFiles(),
    gazetteers: await gazetteers(folder),
    judge: 'ana',
    inbox: new Inbox(path.join(folder, 'inbox'), room, await pipeline()),
    hosts: loopbackNames,
  });
  const server = await opened(app);
  const admitted = await fetch(`${server.origin}/?token=${door.token}`);
  return { server, head: `Cookie: ${admitted.headers.getSetCookie()[0]!.split(';')[0]}\r\n` };
}

/**
 * Sends bytes over a connection of its own, and says that no more will come when nothing has come back for a while.
 * @returns all that comes back
 */
function exchange(port: number, bytes: Uint8Array, silence: number): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.setTimeout(silence, () => socket.end());
    socket.setEncoding('latin1').on('data', (text: string) => (answer += text));
    socket.on('error', () => {});
    socket.on('close', () => resolve(answer));
  });
}

/** What is wrong with an answer, or with the server after it. */
async function faultOf({ server }: Opened, bytes: Uint8Array, silence: number): Promise<string | undefined> {
  const answer = await exchange(server.port, bytes, silence);
  const failed = /^HTTP\/1\.1 5\d\d.*$/m.exec(answer) ?? /^.*\n? {4}at \S+ \(.*$/m.exec(answer);
  if (failed !== null || (wellFormed.isTold && !/^HTTP\/1\.1 2/.test(answer)))
    return `${Buffer.from(bytes.subarray(0, 200))}: ${failed?.[0] ?? 'refused'}: ${answer.slice(-300)}`;
  const { status } = await fetch(`${server.origin}/health`);
  return status === 200 ? undefined : `status ${status} of /health afterwards`;
}

/** A request: its method, address and media type in the first line, its body after it. */
const withHead = ({ server, head }: Opened, request: Uint8Array): Uint8Array => {
  const end = request.indexOf(10);
  const line = Buffer.from(end === -1 ? request : request.subarray(0, end)).toString('latin1');
  const body = end === -1 ? new Uint8Array() : request.subarray(end + 1);
  const [method = '', place = '', type = 'application/json'] = line.split(' ');
  const fields = `Host: 127.0.0.1:${server.port}\r\n${head}Content-Type: ${type}\r\nContent-Length: ${body.length}\r\n`;
  return Buffer.concat([
    Buffer.from(`${method} ${place} HTTP/1.1\r\n${fields}Connection: close\r\n\r\n`, 'latin1'),
    body,
  ]);
};

const request = (line: string, body: object | string = '') =>
  Buffer.from(`${line}\n${typeof body === 'string' ? body : JSON.stringify(body)}`);

const serveRequests = [
  request('POST /extract?name=a.txt&date=2019-03 text/plain', 'It cost $5 on 3 May 2019.\n'),
  request('POST /extract application/json', { id: 'a', text: 'It cost $5.', title: 'T', date: '2019' }),
  request('POST /extract?name=b.html application/octet-stream', '<p>It cost <b>$5</b>.</p>'),
  request(
    'POST /reconcile application/x-www-form-urlencoded',
    `queries=${encodeURIComponent('{"q0":{"query":"Lima","type":"GPE","limit":3}}')}`,
  ),
  request('GET /reconcile/suggest/entity?prefix=Li'),
  request('GET /reconcile/preview?id=https://example.org/lima'),
  request('GET /metrics'),
];

const decision = {
  id: '01890a5d-ac96-774b-bcce-b302099a8057',
  document: 'a.txt',
  action: 'type',
  entityType: 'ORG',
  target: { start: 13, end: 18, exact: 'Minsk', prefix: 'In ', suffix: ', Ana' },
};

/** What a judge says of the mentions of the sample's passage. */
const read = [0, 1, 2, 3, 4, 5].map((mention) => ({ item: 'p1', mention, verdict: 'right' }));

/** Requests of the room's pages. */
const roomRequests = [
  request('POST /api/decisions', { decisions: [decision] }),
  request('POST /api/decisions', {
    decisions: [{ ...decision, action: 'add', entity: { name: 'Minsk', sameAs: ['https://example.org/1'] } }],
  }),
  request('POST /api/judge', { name: 'ben' }),
  request('POST /api/samples', { name: 'x', mentions: 4, passages: 1, by: ['type'], seed: 2 }),
  request('POST /api/judgements', {
    sample: 's',
    lines: [...read, { item: 'm1', verdict: 'right' }, { item: 'p1', missed: [] }],
  }),
  request('POST /api/curate', { sample: 's', lines: [{ item: 'm1', verdict: 'type', type: 'ORG' }] }),
  request('POST /api/inbox?name=c.txt application/octet-stream', 'It cost $7.\n'),
  ...[
    'documents?name=a&type=GPE&from=1990&to=2020.5&order=path&offset=0&limit=5&least=1&currency=USD',
    'search?text=%22said+on%22+Minsk*&offset=0&path=a.txt',
    'things?name=Minsk&type=GPE',
    'thing?thing=PERSON+Ana+Diaz',
    'thing/concordance?thing=PERSON+Ana+Diaz&offset=0',
    'charts/amounts/passages?currency=USD&year=2019',
    'charts/network/passages?thing=GPE+Minsk&with=PERSON+Ana',
    'charts/network?type=GPE',
    'document?path=a.txt',
    'elsewhere?thing=PERSON+Ana+Diaz&offset=0',
    'like?exact=Minsk&type=GPE',
    'decisions?document=a.txt',
    'sample?name=s',
    'sample/estimate?name=s&target=.9&margin=.03&judge=ana',
    'curate?name=s',
    'report?sample=s',
    'gazetteer?name=Lima&type=GPE',
  ].map((place) => request(`GET /api/${place}`)),
];

/** A server under requests with damaged addresses and bodies, and one under connections with damaged bytes. */
function server(
  name: string,
  open: (folder: string) => Promise<Opened>,
  made: readonly Uint8Array[],
): Target[] {
  const make = (isWhole: boolean): Target => {
    let to: Opened;
    return {
      name: `${name}-${isWhole ? 'requests' : 'connections'}`,
      async seeds(folder) {
        to = await open(folder);
        return isWhole ? made : made.map((one) => withHead(to, one));
      },
      run: (input) => (isWhole ? faultOf(to, withHead(to, input), 8000) : faultOf(to, input, 300)),
    };
  };
  return [make(true), make(false)];
}

/** What answers requests. */
export const serverTargets: readonly Target[] = [
  ...server('serve', openServe, serveRequests),
  ...server('room', openRoom, roomRequests),
];
