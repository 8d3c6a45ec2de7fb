/** Code points of context on either side of a mention. */
const width = 90;

/** What stands on either side of a mention `m` in its passage `p`; where the passage has no text, what the record quotes. */
export const contextColumns = `coalesce(substr(p.text, max(1, m.start_offset - p.start_offset - ${width - 1}),
    min(m.start_offset - p.start_offset, ${width})), m.prefix) AS prefix,
  coalesce(substr(p.text, m.end_offset - p.start_offset + 1, ${width}), m.suffix) AS suffix`;
