/** Bytes of an answer, unpacked, that are read; a batch of a thousand queries with fifty candidates each needs some ten million. */
const largestAnswer = 32 << 20;

/**
 * The JSON of an answer that is no longer than it may be: one of some kilobytes can unpack to any size.
 * @throws RangeError where it is longer, SyntaxError where it is no JSON
 */
export async function boundedJson(response: Response, most = largestAnswer): Promise<unknown> {
  const blocks: Uint8Array[] = [];
  let length = 0;
  for await (const block of response.body ?? []) {
    length += block.length;
    // Leaving the loop ends the transfer.
    if (length > most) throw new RangeError(`answered with more than ${most >> 20} MB`);
    blocks.push(block);
  }
  return JSON.parse(Buffer.concat(blocks).toString('utf8'));
}
