import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { DocumentResolver, ResolvedEntity } from '../src/contract/resolution.ts';
import { GazetteerSet } from '../src/gazetteer/set.ts';
import { shippedFiles } from '../src/gazetteer/shipped.ts';
import { gazetteerKnowledge } from '../src/names/knowledge.ts';
import { dataFolder } from '../src/paths.ts';
import { bcubedOf, compareGroupings } from '../src/records/audit/figures/clustering.ts';
import { kilometres } from '../src/stages/resolve/places/geo.ts';
import { defaultPlaceWeights, type PlaceWeights } from '../src/stages/resolve/places/place-choice.ts';
import { resolverOver } from '../src/stages/resolve/resolve.ts';
import { calibrationOf, placeLinks } from './resolve/calibration.ts';
import { goldDocuments, type ToponymDocument, toponymDocuments, toTagged } from './resolve/documents.ts';
import { ownToponyms } from './resolve/own-toponyms.ts';
import { placeIsRight } from './resolve/place-check.ts';
import { outsideData } from './support/outside-data.ts';

/**
 * Measures resolution with gold spans as mentions:
 *
 *     node bench/resolve.ts [--set dev|train] [--gazetteer FILE…] [--ablation] [--errors] [--speed]
 *
 * Country and place of GPE, country of NORP, grouping of PERSON, ORG, LAW and EVENT (B-cubed F1 by gold value, each excerpt a
 * document of its own), and GeoVirus (share of toponyms within 161 km).
 */
const { values: flags } = parseArgs({
  options: {
    set: { type: 'string', default: 'dev' },
    gazetteer: { type: 'string', multiple: true },
    shipped: { type: 'boolean', default: true },
    ablation: { type: 'boolean', default: false },
    errors: { type: 'boolean', default: false },
    speed: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
  allowNegative: true,
});

const files = [...(flags.gazetteer ?? []), ...(flags.shipped ? shippedFiles() : [])];
const gazetteers = GazetteerSet.open(files);
const knowledge = gazetteerKnowledge(gazetteers);
const percent = (right: number, all: number) =>
  `${(all === 0 ? 0 : right / all).toFixed(4)} (${right} of ${all})`;

interface Score {
  right: number;
  all: number;
}

function measureGold(folder: string, make: () => DocumentResolver, verbose: boolean) {
  const country: Score = { right: 0, all: 0 };
  const place: Score = { right: 0, all: 0 };
  const norp: Score = { right: 0, all: 0 };
  const grouped: Clustered[] = [];
  for (const document of goldDocuments(folder)) {
    const resolver = make();
    resolver.add(toTagged(document.text, document.mentions));
    const { entities, entityOf } = resolver.finish();
    document.mentions.forEach((mention, i) => {
      const entity = entities[entityOf[i]!] as ResolvedEntity | undefined;
      const say = (what: string) => {
        if (verbose)
          console.log(
            `${what}\t${document.name}\t${mention.surface}\tgold ${mention.value}\tgot ${entity?.countryCode ?? ''}/${entity?.name} ${entity?.class} ${entity?.id ?? ''}\t${document.text.slice(Math.max(0, mention.start - 80), mention.end + 60).replace(/\s+/g, ' ')}`,
          );
      };
      if (mention.type === 'GPE' && mention.value !== '') {
        const [code, name] = mention.value.split('/') as [string, string | undefined];
        country.all++;
        if (entity?.countryCode === code) country.right++;
        else say('country');
        if (name !== undefined) {
          place.all++;
          if (entity !== undefined && placeIsRight(entity, code, name, gazetteers)) place.right++;
          else say('place');
        }
      } else if (mention.type === 'NORP') {
        norp.all++;
        if ((entity?.countryCode ?? '') === mention.value) norp.right++;
        else say('norp');
      } else if (['PERSON', 'ORG', 'LAW', 'EVENT'].includes(mention.type)) {
        const value = (mention.value || mention.surface).replace(/\s+/g, ' ');
        grouped.push({
          type: mention.type,
          gold: `${document.name}\n${mention.type}\n${value}`,
          got: `${document.name}\n${entityOf[i]}`,
          surface: mention.surface,
        });
      }
    });
  }
  return { country, place, norp, grouped };
}

function printGold(set: string): void {
  const folder = path.join(dataFolder, 'gold', set);
  if (!existsSync(folder)) {
    console.log(`no ${folder}: gold figures left out`);
    return;
  }
  const { country, place, norp, grouped } = measureGold(folder, resolverOver(knowledge), flags.errors);
  console.log(`\ngold/${set}, gold spans as mentions`);
  console.log(`  GPE country right     ${percent(country.right, country.all)}`);
  console.log(`  GPE place right       ${percent(place.right, place.all)}`);
  console.log(`  NORP country right    ${percent(norp.right, norp.all)}`);
  for (const types of [['PERSON'], ['ORG'], ['LAW'], ['EVENT'], ['PERSON', 'ORG', 'LAW', 'EVENT']]) {
    const own = grouped.filter((m) => types.includes(m.type));
    const { precision, recall, f1 } = bcubedOf(
      compareGroupings(
        own.map((m) => m.gold),
        own.map((m) => m.got),
      ),
    );
    const label = types.length > 1 ? 'all four' : types[0]!;
    console.log(
      `  B-cubed ${label.padEnd(13)} P ${precision.toFixed(4)} R ${recall.toFixed(4)} F1 ${f1.toFixed(4)} (${own.length})`,
    );
  }
  const { error, bins } = calibrationOf(placeLinks(folder, resolverOver(knowledge), gazetteers));
  console.log(`  calibration error of the links of GPE ${error.toFixed(4)}`);
  for (const bin of bins) console.log(`    ${bin}`);
  if (flags.errors) printGrouping(grouped);
}

/** A mention with its gold group and the group it was given. */
interface Clustered {
  readonly type: string;
  readonly gold: string;
  readonly got: string;
  readonly surface: string;
}

/** Gold groups that came apart, and groups that hold more than one gold value. */
function printGrouping(grouped: readonly Clustered[]): void {
  const by = (key: (m: Clustered) => string) => Map.groupBy(grouped, key);
  for (const [gold, mentions] of by((m) => m.gold)) {
    const parts = Map.groupBy(mentions, (m) => m.got);
    if (parts.size > 1)
      console.log(
        `apart\t${gold.replaceAll('\n', ' ')}\t${[...parts.values()].map((p) => [...new Set(p.map((m) => m.surface))].join(' = ')).join('  |  ')}`,
      );
  }
  for (const [got, mentions] of by((m) => m.got)) {
    const parts = Map.groupBy(mentions, (m) => m.gold);
    if (parts.size > 1)
      console.log(
        `together\t${got.replaceAll('\n', ' ')}\t${[...parts].map(([gold, p]) => `${gold.split('\n')[2]}: ${[...new Set(p.map((m) => m.surface))].join(' = ')}`).join('  |  ')}`,
      );
  }
}

const near = 161;

/** GeoVirus: right within 161 km, of all and of those that have a right candidate. */
function measureToponyms(weights: PlaceWeights, verbose = false) {
  const file = path.join(dataFolder, 'bench', 'toponyms', 'geovirus.jsonl');
  return existsSync(file) ? measureDocuments(toponymDocuments(file), weights, verbose) : undefined;
}

function measureDocuments(documents: ToponymDocument[], weights: PlaceWeights, verbose: boolean) {
  const make = resolverOver(knowledge, { places: weights });
  let right = 0;
  let possible = 0;
  let found = 0;
  let all = 0;
  for (const document of documents) {
    const resolver = make();
    for (const part of document.parts) resolver.add(toTagged(part.text, part.mentions));
    const { entities, entityOf } = resolver.finish();
    let i = 0;
    for (const part of document.parts)
      for (const toponym of part.toponyms) {
        const entity = entities[entityOf[i++]!];
        all++;
        const candidates = knowledge.lookup(toponym.text).map(({ entry }) => entry);
        const isRight = (latitude: number | undefined, longitude: number | undefined) =>
          latitude !== undefined &&
          longitude !== undefined &&
          kilometres(latitude, longitude, toponym.lat, toponym.lon) <= near;
        const can = candidates.some((c) => isRight(c.latitude, c.longitude));
        const ok =
          entity?.latitude !== undefined && isRight(Number(entity.latitude), Number(entity.longitude));
        if (candidates.length > 0) found++;
        if (can || ok) possible++;
        if (ok) right++;
        else if (verbose)
          console.log(
            `${can ? 'wrong' : candidates.length === 0 ? 'unknown' : 'impossible'}\t${document.name}\t${toponym.text}\t${toponym.lat},${toponym.lon}\tgot ${entity?.name} ${entity?.class} ${entity?.countryCode} ${entity?.latitude},${entity?.longitude}`,
          );
      }
  }
  return { right, possible, found, all };
}

function printToponyms(): void {
  for (const { name, documents } of ownToponyms(gazetteers)) {
    const own = measureDocuments(documents, defaultPlaceWeights, flags.errors);
    console.log(`fixtures/toponyms/${name}: within 161 km ${percent(own.right, own.all)}`);
  }
  const score = measureToponyms(defaultPlaceWeights, flags.errors);
  if (score === undefined) {
    console.log('no GeoVirus file: left out');
    return;
  }
  console.log('\nGeoVirus, gold spans, within 161 km');
  console.log(`  of all                ${percent(score.right, score.all)}`);
  console.log(`  of those possible     ${percent(score.right, score.possible)}`);
  console.log(`  possible              ${percent(score.possible, score.all)}`);
  console.log(`  name found            ${percent(score.found, score.all)}`);
  if (!flags.ablation) return;
  const none = Object.fromEntries(
    Object.keys(defaultPlaceWeights).map((k) => [k, 0]),
  ) as unknown as PlaceWeights;
  const goldFolder = path.join(dataFolder, 'gold', flags.set);
  const row = (label: string, weights: PlaceWeights) => {
    const geo = measureToponyms(weights)!;
    const gold = measureGold(goldFolder, resolverOver(knowledge, { places: weights }), false);
    console.log(
      `  ${label.padEnd(22)} GeoVirus ${(geo.right / geo.all).toFixed(4)}   gold/${flags.set} place ${(gold.place.right / gold.place.all).toFixed(4)}`,
    );
  };
  console.log('\nablation: what each signal of place choice is worth');
  row('all signals', defaultPlaceWeights);
  for (const signal of Object.keys(defaultPlaceWeights))
    row(`without ${signal}`, { ...defaultPlaceWeights, [signal]: 0 });
  row('population alone', { ...none, population: 1 });
}

/** Speed of the stage on the gold excerpts, joined and repeated to about two million words in one document. */
function printSpeed(): void {
  const folder = path.join(dataFolder, 'gold', 'train');
  if (!existsSync(folder)) return;
  const tagged = [...goldDocuments(folder)].map((d) => ({ flows: toTagged(d.text, d.mentions), d }));
  const words = tagged.reduce((n, { d }) => n + d.text.split(/\s+/).length, 0);
  const rounds = Math.ceil(2_000_000 / words);
  for (let warm = 0; warm < 2; warm++) {
    const resolver = resolverOver(knowledge)();
    // processor time: other work on the machine does not count
    const from = process.cpuUsage().user;
    let mentions = 0;
    for (let r = 0; r < rounds; r++)
      for (const { flows, d } of tagged) {
        resolver.add(flows);
        mentions += d.mentions.length;
      }
    const added = process.cpuUsage().user;
    const { entities } = resolver.finish();
    const to = process.cpuUsage().user;
    const seconds = (to - from) / 1e6;
    if (warm === 1)
      console.log(
        `\nspeed: ${((words * rounds) / seconds / 1e6).toFixed(2)} million words/s, ${((seconds * 1e6) / mentions).toFixed(2)} µs a mention (${((added - from) / mentions).toFixed(2)} taking down), ${mentions} mentions, ${entities.length} entities`,
      );
  }
}

if (!existsSync(path.join(dataFolder, 'bench', 'toponyms'))) outsideData('gold', flags.set);
console.log(`${files.length} gazetteers: ${files.map((f) => path.basename(f)).join(', ')}`);
if (flags.only !== 'geovirus' && flags.only !== 'speed') printGold(flags.set);
if (flags.only !== 'gold' && flags.only !== 'speed') printToponyms();
if (flags.speed || flags.only === 'speed') printSpeed();
