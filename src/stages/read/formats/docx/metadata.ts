import type { Metadata } from '../../../../contract/format.ts';
import { metadataOfFile } from '../file-metadata.ts';
import { childrenOf, textContent } from '../markup/tree.ts';
import type { OpenPackage } from './package.ts';

/** What the core properties say. */
export function metadataOf(path: string, open: OpenPackage): Metadata {
  const root = open.attempt(path, (name) => open.part(name))?.document.root;
  if (root === undefined) return {};
  const values = (name: string) => childrenOf(root, name).map(textContent);
  return metadataOfFile({
    title: values('title'),
    creator: values('creator'),
    made: [...values('created'), ...values('modified')],
    language: values('language'),
    publisher: values('publisher'),
    identifier: values('identifier').map((value) => ({ name: 'identifier', value })),
  });
}
