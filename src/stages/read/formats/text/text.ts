import { defineTextFormat } from '../../../../contract/format.ts';

/** Plain text in any encoding, chunk by chunk. */
export const text = defineTextFormat({
  name: 'text',
  mediaTypes: ['text/plain'],
  extensions: ['.txt', '.text'],
});
