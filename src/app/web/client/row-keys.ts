import { useKeys } from './keys.ts';

/**
 * j and k walk through the rows of a list, Enter opens one.
 * @param what a row is about
 */
export function useRowKeys(table: { readonly current: HTMLElement | null }, what: string): void {
  const walk = (step: number) => {
    const links = [...(table.current?.querySelectorAll<HTMLAnchorElement>('a.title') ?? [])];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    const next = links[at === -1 ? 0 : Math.min(links.length - 1, Math.max(0, at + step))];
    next?.focus();
  };
  useKeys('List', [
    { key: 'j', help: `next ${what}`, run: () => walk(1) },
    { key: 'k', help: `previous ${what}`, run: () => walk(-1) },
  ]);
}
