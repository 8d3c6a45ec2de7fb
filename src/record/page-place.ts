import type { Origin } from './selector-schema.ts';

/** The page and the rectangle of a place in the original; undefined where it has no page. */
export function pagePlace({ selector }: Origin): { page: number; box?: number[] } | undefined {
  if (Array.isArray(selector) || selector.type !== 'FragmentSelector') return undefined;
  const [, page, rectangle] = /^page=(\d+)(?:&viewrect=(.*))?$/.exec(selector.value) ?? [];
  if (page === undefined) return undefined;
  return { page: Number(page), ...(rectangle !== undefined && { box: rectangle.split(',').map(Number) }) };
}
