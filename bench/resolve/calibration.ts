import type { DocumentResolver } from '../../src/contract/resolution.ts';
import type { GazetteerSet } from '../../src/gazetteer/set.ts';
import { goldDocuments, toTagged } from './documents.ts';
import { placeIsRight } from './place-check.ts';

/** A link to a gazetteer's place: how sure it was, and whether it was right. */
interface Link {
  readonly confidence: number;
  readonly right: boolean;
}

/** The links of GPE mentions whose gold value names a country or place. */
export function placeLinks(folder: string, make: () => DocumentResolver, gazetteers: GazetteerSet): Link[] {
  const links: Link[] = [];
  for (const document of goldDocuments(folder)) {
    const resolver = make();
    resolver.add(toTagged(document.text, document.mentions));
    const { entities, entityOf } = resolver.finish();
    for (const [i, mention] of document.mentions.entries()) {
      const entity = entities[entityOf[i]!];
      if (mention.type !== 'GPE' || mention.value === '' || entity?.confidence === undefined) continue;
      const [code, name] = mention.value.split('/') as [string, string | undefined];
      const right =
        name === undefined
          ? entity.class === 'Country' && entity.countryCode === code
          : placeIsRight(entity, code, name, gazetteers);
      links.push({ confidence: entity.confidence, right });
    }
  }
  return links;
}

/** Expected calibration error over ten bins of equal width, with the bins. */
export function calibrationOf(links: readonly Link[]): { error: number; bins: string[] } {
  const bins: string[] = [];
  let error = 0;
  for (let bin = 0; bin < 10; bin++) {
    const own = links.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === bin);
    if (own.length === 0) continue;
    const said = own.reduce((sum, { confidence }) => sum + confidence, 0) / own.length;
    const right = own.filter((link) => link.right).length / own.length;
    error += (Math.abs(said - right) * own.length) / links.length;
    bins.push(`${said.toFixed(2)} said, ${right.toFixed(2)} right (${own.length})`);
  }
  return { error, bins };
}
