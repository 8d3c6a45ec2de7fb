/** Whether the long forms of tests were asked for. */
export const full = process.env['ONOMAST_FULL'] !== undefined;

/** How often a property is tried: `long` times in the long form, at most fifty in the everyday one. */
export function runs(long: number): number {
  return full ? long : Math.min(50, long);
}
