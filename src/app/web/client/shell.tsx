import type { ComponentType } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Connection, get, onConnection } from './api.ts';
import { JudgeName } from './judge-name.tsx';
import { KeyHelp } from './key-help.tsx';
import { useKeys } from './keys.ts';
import type { PageProps, RoomState } from './room-state.ts';
import { address, go, Link, usePlace } from './router.tsx';
import { SignedIn, SignIn } from './sign-in.tsx';
import { Notice, Starting } from './widgets.tsx';

type Page = ComponentType<PageProps>;

const pages: Readonly<Record<string, () => Promise<Page>>> = {
  '/': async () => (await import('../pages/collection/client/page.tsx')).CollectionPage,
  '/document': async () => (await import('../pages/document/client/page.tsx')).DocumentPage,
  '/entities': async () => (await import('../pages/entity/client/list.tsx')).EntitiesPage,
  '/judge': async () => (await import('../pages/judge/client/page.tsx')).JudgePage,
  '/curate': async () => (await import('../pages/curate/client/page.tsx')).CuratePage,
  '/report': async () => (await import('../pages/report/client/page.tsx')).ReportPage,
  '/entity': async () => (await import('../pages/entity/client/page.tsx')).EntityPage,
};

const menu = [
  ['/', 'Collection'],
  ['/entities', 'Entities'],
  ['/judge', 'Judge'],
  ['/curate', 'Curate'],
  ['/report', 'Report'],
] as const;

/** Milliseconds between two looks at how far loading is. */
const loadingPause = 400;

function useRoom(connection: Connection): RoomState | undefined {
  const [room, setRoom] = useState<RoomState>();
  useLayoutEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;
    const look = () => {
      get<RoomState>('room').then(
        (state) => {
          if (stopped) return;
          setRoom(state);
          if (state.loading !== null) timer = setTimeout(look, loadingPause);
        },
        () => {
          if (!stopped) timer = setTimeout(look, 1500);
        },
      );
    };
    look();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [connection === 'closed' || connection === 'sign-in']);
  return room;
}

function useConnection(): Connection {
  const [connection, setConnection] = useState<Connection>('open');
  useLayoutEffect(() => onConnection(setConnection), []);
  return connection;
}

/** The page at an address, loaded when it is first needed. */
function useShown(name: string): { page?: Page; failed?: boolean } {
  const [shown, setShown] = useState<{ name: string; page?: Page; failed?: boolean }>({ name: '' });
  useLayoutEffect(() => {
    let wanted = true;
    const load = pages[name];
    if (load === undefined) setShown({ name, failed: true });
    else
      load().then(
        (page) => wanted && setShown({ name, page }),
        () => wanted && setShown({ name, failed: true }),
      );
    return () => {
      wanted = false;
    };
  }, [name]);
  return shown.name === name ? shown : {};
}

export function Shell() {
  const { page: name, fields } = usePlace();
  const connection = useConnection();
  const room = useRoom(connection);
  const shown = useShown(name);
  const [help, setHelp] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  useKeys('Everywhere', [
    { key: '?', help: 'show the keys', run: () => setHelp(true) },
    { key: '/', help: 'search the texts', run: () => search.current?.focus() },
    ...menu.map(([page, label], i) => ({
      key: `Alt+${i + 1}`,
      help: label.toLowerCase(),
      run: () => go(page),
    })),
  ]);
  const Page = shown.page;
  return (
    <>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <Header current={name} room={room} search={search} onHelp={() => setHelp(true)} />
      <ConnectionBanner connection={connection} />
      <main id="main" tabIndex={-1}>
        {connection === 'sign-in' ? (
          <SignIn />
        ) : room === undefined ? (
          connection === 'closed' ? null : (
            <Starting />
          )
        ) : room.loading !== null ? (
          <Starting state={room.loading} />
        ) : shown.failed ? (
          <Notice title="No such page">There is nothing at this address. The menu above leads on.</Notice>
        ) : Page === undefined ? (
          <Starting />
        ) : (
          <Page key={name} fields={fields} room={room} />
        )}
      </main>
      {help && <KeyHelp onClose={() => setHelp(false)} />}
    </>
  );
}

interface HeaderProps {
  readonly current: string;
  readonly room: RoomState | undefined;
  readonly search: { current: HTMLInputElement | null };
  readonly onHelp: () => void;
}

function Header({ current, room, search, onHelp }: HeaderProps) {
  return (
    <header class="top">
      <Link to="/" class="brand">
        onomast
      </Link>
      <nav aria-label="Pages">
        {menu.map(([page, label]) => (
          <Link key={page} to={page} {...(current === page && { 'aria-current': 'page' })}>
            {label}
          </Link>
        ))}
      </nav>
      <form
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          const text = search.current?.value.trim() ?? '';
          if (text !== '') go(address('/', { view: 'search', text }));
        }}
      >
        <input ref={search} type="search" aria-label="Search the texts" placeholder="Search the texts  /" />
      </form>
      <ThemeButton />
      <button type="button" class="quiet" onClick={onHelp} aria-label="Keys" title="Keys (?)">
        ?
      </button>
      {room !== undefined &&
        (room.signedIn ? <SignedIn judge={room.judge} /> : <JudgeName judge={room.judge} />)}
    </header>
  );
}

/** Light, dark, or as the system has it. */
function ThemeButton() {
  const themes = ['auto', 'light', 'dark'] as const;
  const [theme, setTheme] = useState(() => window.localStorage.getItem('onomast theme') ?? 'auto');
  useMemo(() => {
    if (theme === 'auto') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
    window.localStorage.setItem('onomast theme', theme);
  }, [theme]);
  const next = themes[(themes.indexOf(theme as 'auto') + 1) % themes.length]!;
  return (
    <button type="button" class="quiet" onClick={() => setTheme(next)} title={`Colours: ${theme}`}>
      <span class="hidden">Colours: {theme}</span>
      <span aria-hidden="true">{theme === 'dark' ? '☾' : theme === 'light' ? '☀' : '◐'}</span>
    </button>
  );
}

function ConnectionBanner({ connection }: { connection: Connection }) {
  return (
    <div role="alert" class={connection === 'lost' || connection === 'closed' ? 'banner' : 'hidden'}>
      {connection === 'lost' &&
        'The server does not answer. What you do is kept in this browser and sent when it is back: start it again with the same command.'}
      {connection === 'closed' &&
        'This browser is not known to the server. Open the address that it printed in the terminal; what you did is kept here until then.'}
    </div>
  );
}
