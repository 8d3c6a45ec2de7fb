import { defineTextFormat } from '../../../../contract/format.ts';
import { frontMatter } from './front-matter.ts';

/** Markdown: text as it stands, its marks told when it is cleaned; what it says of itself, in its front matter. */
export const markdown = defineTextFormat({
  name: 'markdown',
  mediaTypes: ['text/markdown'],
  extensions: ['.md', '.markdown'],
  metadataOf: frontMatter,
});
