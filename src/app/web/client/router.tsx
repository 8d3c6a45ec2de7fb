import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** Where the reader is: a page and its fields. */
export interface Place {
  readonly page: string;
  readonly fields: URLSearchParams;
}

function here(): Place {
  const { pathname, search } = window.location;
  return { page: pathname, fields: new URLSearchParams(search) };
}

const listeners = new Set<() => void>();
window.addEventListener('popstate', () => {
  for (const listener of listeners) listener();
});

/** Goes to an address of the app; `replace` leaves no step in the history. */
export function go(address: string, { replace = false, quiet = false } = {}): void {
  if (replace) window.history.replaceState(null, '', address);
  else window.history.pushState(null, '', address);
  if (!quiet) for (const listener of listeners) listener();
  if (!replace) window.scrollTo(0, 0);
}

/** Changes fields of this page's address; `undefined` removes one. */
export function setFields(
  changes: Readonly<Record<string, string | undefined>>,
  options = { replace: true },
): void {
  const { page, fields } = here();
  for (const [name, value] of Object.entries(changes))
    if (value === undefined || value === '') fields.delete(name);
    else fields.set(name, value);
  const text = fields.toString();
  go(`${page}${text === '' ? '' : `?${text}`}`, options);
}

export function usePlace(): Place {
  const [place, setPlace] = useState(here);
  useLayoutEffect(() => {
    const listener = () => setPlace(here());
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
  return place;
}

/** An address of the app. */
export function address(page: string, fields: Readonly<Record<string, string | undefined>> = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    if (value !== undefined && value !== '') search.set(name, value);
  const text = search.toString();
  return `${page}${text === '' ? '' : `?${text}`}`;
}

/** The address of a document, or of a place in it. */
export function documentAddress(path: string, at?: { start: number; end?: number; quote?: string }): string {
  return address('/document', {
    path,
    at: at === undefined ? undefined : `${at.start}${at.end === undefined ? '' : `-${at.end}`}`,
    quote: at?.quote,
  });
}

interface LinkProps {
  readonly to: string;
  readonly children: ComponentChildren;
  readonly class?: string;
  readonly title?: string;
  readonly 'aria-label'?: string;
  readonly 'aria-current'?: 'page' | 'true';
}

/** A link inside the app. */
export function Link({ to, children, ...rest }: LinkProps) {
  return (
    <a
      {...rest}
      href={to}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        go(to);
      }}
    >
      {children}
    </a>
  );
}
