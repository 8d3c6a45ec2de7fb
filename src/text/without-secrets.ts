/** A URL as it may be told: without user, password and query, which may hold a key. */
export function withoutSecrets(url: string): string {
  if (!URL.canParse(url)) return JSON.stringify(url);
  const parsed = new URL(url);
  parsed.username = '';
  parsed.password = '';
  parsed.search = '';
  return parsed.href;
}
