import { type Entity, nameTypes, valueTypes } from '../../../record/schema.ts';
import { compareGroupings, type GroupingSums } from '../figures/clustering.ts';
import { type Tally, tallyDocument } from '../figures/score.ts';
import { expectsValue, sameValue } from '../figures/values.ts';
import type { GoldDocument } from '../gold-document.ts';
import { type Alignment, align } from './align.ts';
import { type AliasLookup, countryTypes, goldGroup, groupedTypes, sameCountry, samePlace } from './links.ts';
import { type Mistake, spanMistakes } from './mistakes.ts';
import type { PredictedMention } from './predicted.ts';

/** Counts of something that a mention carries besides its span and type: a value, a country, a place. */
export interface ShareSums {
  /** Mentions right in span and type where both sides could be compared, and how many of these carry the right thing. */
  compared: number;
  right: number;
  /** Gold mentions that ask for it, predictions that carry it. */
  gold: number;
  predicted: number;
}

/** Everything that one document adds to an evaluation. */
export interface DocumentEvaluation {
  readonly gold: GoldDocument;
  readonly predicted: readonly PredictedMention[];
  readonly alignment: Alignment;
  readonly tally: Tally;
  /** Per predicted mention: whether span and type are those of a gold mention. */
  readonly right: readonly boolean[];
  /** Per gold mention: whether a prediction has its span and type. */
  readonly found: readonly boolean[];
  readonly mistakes: readonly Mistake[];
  /** By type. */
  readonly values: ReadonlyMap<string, ShareSums>;
  readonly countries: ReadonlyMap<string, ShareSums>;
  readonly places: ReadonlyMap<string, ShareSums>;
  readonly groupings: ReadonlyMap<string, GroupingSums>;
}

/** What belongs to a whole set of gold rather than to one document. */
export interface GoldSetFacts {
  readonly aliases?: AliasLookup | undefined;
  /** Whether the gold says no value anywhere (its format has no place for them): then spans and types alone are compared. */
  readonly spansOnly?: boolean;
}

/** Whether no document of a set of gold has a value: see {@link GoldSetFacts.spansOnly}. */
export function saysNoValue(documents: readonly GoldDocument[]): boolean {
  return documents.every(({ mentions }) => mentions.every(({ value }) => value === ''));
}

/** Compares one document's predictions with its gold in every respect. */
export function evaluateDocument(
  gold: GoldDocument,
  predicted: readonly PredictedMention[],
  { aliases, spansOnly = false }: GoldSetFacts = {},
): DocumentEvaluation {
  const alignment = align(gold.mentions, predicted);
  const right = new Array<boolean>(predicted.length).fill(false);
  const found = new Array<boolean>(gold.mentions.length).fill(false);
  const strict: (readonly [number, number])[] = [];
  for (const pair of alignment.pairs) {
    const [g, p] = [gold.mentions[pair.gold]!, predicted[pair.predicted]!];
    if (g.start !== p.start || g.end !== p.end || g.type !== p.type) continue;
    right[pair.predicted] = true;
    found[pair.gold] = true;
    strict.push([pair.gold, pair.predicted]);
  }
  const mistakes = spanMistakes(gold.mentions, predicted, alignment);
  const none = new Map<string, never>();
  return {
    gold,
    predicted,
    alignment,
    tally: tallyDocument({ gold: gold.mentions, predicted }),
    right,
    found,
    ...(spansOnly
      ? { values: none, countries: none, places: none, groupings: none }
      : {
          values: compareValues(gold, predicted, strict, mistakes),
          ...compareLinks(gold, predicted, strict, mistakes, aliases),
          groupings: compareGroups(gold, predicted, strict, mistakes),
        }),
    mistakes,
  };
}

type Pairs = readonly (readonly [gold: number, predicted: number])[];

function compareValues(
  gold: GoldDocument,
  predicted: readonly PredictedMention[],
  strict: Pairs,
  mistakes: Mistake[],
): Map<string, ShareSums> {
  const sums = new Map<string, ShareSums>();
  const isValue = (type: string) => (valueTypes as readonly string[]).includes(type);
  const partner = new Map(strict.map(([g, p]) => [p, g]));
  for (const { type, value } of gold.mentions) {
    if (isValue(type) && expectsValue(type, value)) shareOf(sums, type).gold++;
  }
  predicted.forEach(({ type, value }, p) => {
    if (!isValue(type) || value === '') return;
    const g = partner.get(p);
    // Gold that says nothing of the value neither confirms nor denies the prediction's.
    if (g === undefined || gold.mentions[g]!.value !== '') shareOf(sums, type).predicted++;
  });
  for (const [g, p] of strict) {
    const { type, value } = gold.mentions[g]!;
    if (!isValue(type) || value === '') continue;
    const actual = predicted[p]!.value;
    if (!expectsValue(type, value) && actual === '') continue;
    const share = shareOf(sums, type);
    share.compared++;
    if (sameValue(type, value, actual)) share.right++;
    else {
      mistakes.push({
        kind: 'wrong value',
        gold: [g],
        predicted: [p],
        detail: `${value} is the value, ${actual === '' ? 'none' : actual} was found`,
      });
    }
  }
  return sums;
}

function compareLinks(
  gold: GoldDocument,
  predicted: readonly PredictedMention[],
  strict: Pairs,
  mistakes: Mistake[],
  aliases: AliasLookup | undefined,
): { countries: Map<string, ShareSums>; places: Map<string, ShareSums> } {
  const countries = new Map<string, ShareSums>();
  const places = new Map<string, ShareSums>();
  for (const { type, value } of gold.mentions) {
    if (!countryTypes.has(type) || value === '') continue;
    shareOf(countries, type).gold++;
    if (type === 'GPE') shareOf(places, type).gold++;
  }
  for (const { type, entity } of predicted) {
    if (!countryTypes.has(type) || entity?.countryCode === undefined) continue;
    shareOf(countries, type).predicted++;
    if (type === 'GPE') shareOf(places, type).predicted++;
  }
  for (const [g, p] of strict) {
    const { type, value } = gold.mentions[g]!;
    if (!countryTypes.has(type)) continue;
    const { entity } = predicted[p]!;
    const actual = predicted[p]!.value;
    // No value on a NORP ("Slavic") says that it is of no one country; a GPE without one was left open.
    if (value === '' && (type === 'GPE' || entity?.countryCode === undefined)) continue;
    const country = shareOf(countries, type);
    country.compared++;
    const rightCountry = value !== '' && sameCountry(value, entity);
    if (rightCountry) country.right++;
    let rightPlace = rightCountry;
    if (type === 'GPE') {
      const place = shareOf(places, type);
      place.compared++;
      rightPlace = samePlace(value, entity, aliases);
      if (rightPlace) place.right++;
    }
    if (rightPlace) continue;
    const meant = value === '' ? 'no one country' : value;
    const linked = actual === '' ? `no country (${described(entity)})` : `${actual} (${entity?.id})`;
    mistakes.push({
      kind: 'wrong link',
      gold: [g],
      predicted: [p],
      detail: `${meant} is meant, linked to ${linked}`,
    });
  }
  return { countries, places };
}

function compareGroups(
  gold: GoldDocument,
  predicted: readonly PredictedMention[],
  strict: Pairs,
  mistakes: Mistake[],
): Map<string, GroupingSums> {
  const sums = new Map<string, GroupingSums>();
  for (const type of nameTypes) {
    if (!groupedTypes.has(type)) continue;
    const pairs = strict.filter(([g]) => gold.mentions[g]!.type === type);
    if (pairs.length === 0) continue;
    const goldKeys = pairs.map(([g]) => goldGroup(gold.mentions[g]!));
    const predictedKeys = pairs.map(([, p]) => predicted[p]!.entity?.id ?? `none ${p}`);
    sums.set(type, compareGroupings(goldKeys, predictedKeys));
    const goldOf = mostFrequentPartner(predictedKeys, goldKeys);
    const predictedOf = mostFrequentPartner(goldKeys, predictedKeys);
    pairs.forEach(([g, p], i) => {
      const mention = gold.mentions[g]!;
      const meant = mention.value === '' ? mention.text : mention.value;
      const { entity } = predicted[p]!;
      let detail: string | undefined;
      if (goldOf.get(predictedKeys[i]!) !== goldKeys[i])
        detail = `${meant} is meant, put together with ${described(entity)}`;
      else if (predictedOf.get(goldKeys[i]!) !== predictedKeys[i])
        detail = `${meant} is meant, kept apart from its other mentions as ${described(entity)}`;
      if (detail !== undefined) mistakes.push({ kind: 'wrong link', gold: [g], predicted: [p], detail });
    });
  }
  return sums;
}

function described(entity: Entity | undefined): string {
  return entity === undefined ? 'no entity' : `${entity.name} (${entity.id})`;
}

/** For each key, the partner it stands with most often; of equals the one seen first. */
function mostFrequentPartner(keys: readonly string[], partners: readonly string[]): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  keys.forEach((key, i) => {
    const row = counts.get(key) ?? new Map<string, number>();
    counts.set(key, row.set(partners[i]!, (row.get(partners[i]!) ?? 0) + 1));
  });
  const best = new Map<string, string>();
  for (const [key, row] of counts) {
    let most = 0;
    for (const [partner, count] of row) {
      if (count > most) {
        most = count;
        best.set(key, partner);
      }
    }
  }
  return best;
}

function shareOf(sums: Map<string, ShareSums>, type: string): ShareSums {
  const found = sums.get(type);
  if (found !== undefined) return found;
  const made = { compared: 0, right: 0, gold: 0, predicted: 0 };
  sums.set(type, made);
  return made;
}
