/** Where a field's instruction leads: `HYPERLINK "https://a.org" \l "part"` -> `https://a.org#part` */
export function linkOf(instruction: string): string | undefined {
  const match = /^\s*HYPERLINK\s+(?:"([^"]*)"|([^\s"\\]\S*))?(?:.*?\\l\s+"([^"]*)")?/is.exec(instruction);
  if (match === null) return undefined;
  const [, quoted, bare, anchor] = match;
  const target = (quoted ?? bare ?? '') + (anchor === undefined ? '' : `#${anchor}`);
  return target === '' ? undefined : target;
}
