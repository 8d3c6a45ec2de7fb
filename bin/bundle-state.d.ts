/** Name of the file next to a bundle that tells which sources it was made of. */
export const stateFile: string;
/** What the sources in a folder are now. */
export function stateOf(sources: string): string;
/** Whether the bundle in a folder was made of the sources as they are. */
export function isCurrent(dist: string, sources: string): boolean;
