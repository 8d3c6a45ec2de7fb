import { describe, expect, it } from 'vitest';
import { createMerge } from '../../../../../src/stages/tag/merge/merge.ts';
import { createGazetteerRecogniser } from '../../../../../src/stages/tag/opinions/gazetteer/gazetteer.ts';
import { compile, documentOf, entry, flowOf } from '../../../../support/gazetteer.ts';
import { proposalsFor } from '../../../../support/names.ts';

// Made-up places and bodies, in a gazetteer that counts as the project's own.
const own = compile(
  [
    entry({ name: 'Lakeland', class: 'country', aliases: ['Republic of Lakeland'], prior: 0.95 }),
    entry({ name: 'Brodsk', population: 300_000 }),
    entry({ name: 'Vereya Region', class: 'region', aliases: [{ name: 'Vereya', kind: 'short' }] }),
    entry({ name: 'Reading', population: 150_000, prior: 0.2 }),
    entry({
      name: 'Lakish',
      type: 'NORP',
      class: 'nationality',
      aliases: [{ name: 'Laks', kind: 'demonym' }],
      prior: 0.9,
    }),
    entry({ name: 'Hillish', type: 'NORP', class: 'nationality', prior: 0.9 }),
    entry({ name: 'Amber Sea', type: 'LOC', class: 'sea' }),
    entry({
      name: 'Lakes Union',
      type: 'ORG',
      class: 'international-organisation',
      aliases: [{ name: 'LAKU', kind: 'abbr' }],
      prior: 0.9,
    }),
    entry({
      name: 'Coast Motor Group',
      type: 'ORG',
      class: 'company',
      aliases: [{ name: 'CMG', kind: 'abbr' }],
      prior: 0.9,
    }),
  ],
  'lists',
);
const places = compile(
  [
    entry({ id: 'urn:p:1', name: 'Gubino', population: 3000 }),
    entry({ id: 'urn:p:2', name: 'Most', population: 60_000 }),
    entry({ id: 'urn:p:3', name: 'Big Town', population: 2_000_000 }),
    entry({ id: 'urn:p:4', name: 'Jerome', population: 20_000 }),
  ],
  'geonames',
);
const recogniser = createGazetteerRecogniser({ gazetteers: [places, own] });
const merge = createMerge();

function mentions(text: string): string[] {
  const flow = flowOf(text);
  const proposals = proposalsFor(recogniser, flow, documentOf(text));
  return merge(flow, proposals).mentions.map(({ type, start, end }) => `${type} ${text.slice(start, end)}`);
}

function confidence(text: string, name: string): number {
  const start = text.indexOf(name);
  const proposals = proposalsFor(recogniser, flowOf(text), documentOf(text));
  return Math.max(
    0,
    ...proposals.filter((p) => p.start === start && p.end === start + name.length).map((p) => p.confidence),
  );
}

describe('the gazetteer recogniser', () => {
  it.each([
    ['Trade of the Republic of Lakeland grew.', ['GPE Republic of Lakeland']],
    ['It is in Brodsk region and Vereya Oblast.', ['GPE Brodsk region', 'GPE Vereya Oblast']],
    ['He flew to Brodsk city.', ['GPE Brodsk city']],
    ['Lakish-Hillish relations of Laks', ['NORP Lakish', 'NORP Hillish', 'NORP Laks']],
    ['the LAKU countries and the Amber Sea', ['ORG LAKU', 'LOC Amber Sea']],
    ["Lakeland's Brodsk", ['GPE Lakeland', 'GPE Brodsk']],
    ['at Brodsk state enterprise', ['GPE Brodsk']],
  ])('reads %s', (text, expected) => {
    expect(mentions(text)).toEqual(expected);
  });

  it('does not take ordinary words, small places or given names at their word', () => {
    expect(mentions('Most of them like it. He likes Reading.')).toEqual([]);
    expect(mentions('He met Gubino yesterday.')).toEqual([]);
    expect(confidence('They saw Jerome today.', 'Jerome')).toBeLessThan(0.3);
    expect(confidence('They saw Big Town today.', 'Big Town')).toBeGreaterThan(0.8);
  });

  it('believes a small place that a larger one contains', () => {
    expect(mentions('He moved to Gubino, Vereya Region.')).toEqual(['GPE Gubino', 'GPE Vereya Region']);
  });

  it('takes letters of honour for no body', () => {
    expect(mentions('Sir Everard Hale, CMG, spoke.')).toEqual([]);
    expect(mentions('Sir Everard Hale of CMG, a maker of cars, spoke.')).toEqual(['ORG CMG']);
  });

  it('takes a language for nothing', () => {
    expect(mentions('a book in Lakish, and the Hillish language')).toEqual([]);
  });

  it('leaves names alone that are only written in lowercase', () => {
    expect(mentions('the lakeland of brodsk')).toEqual([]);
  });

  it('is quick on hostile text', () => {
    const text = 'Brodsk-'.repeat(5000);
    expect(flowOf(text).tokens.count).toBeGreaterThan(0);
    expect(proposalsFor(recogniser, flowOf(text), documentOf(text))).toHaveLength(5000);
  });
});

describe('lists that decide', () => {
  const mine = compile(
    [
      entry({ name: 'Morgan Grey', type: 'ORG', class: 'company', aliases: ['Grey'] }),
      entry({ name: 'Amber', type: 'ORG', class: 'no-name' }),
    ],
    'mine',
  );
  const drafts = (text: string, decides: string[]) =>
    proposalsFor(
      createGazetteerRecogniser({ gazetteers: [mine, own], decides }),
      flowOf(text),
      documentOf(text),
    ).map(({ type, start, end, verdict }) => [type, text.slice(start, end), verdict]);

  it('say so of their names, whatever stands next to them', () => {
    expect(drafts('Mr Grey spoke.', ['mine'])).toEqual([['ORG', 'Grey', 'decides']]);
    expect(drafts('He saw Brodsk.', ['mine'])).toEqual([['GPE', 'Brodsk', undefined]]);
  });

  it('advise where the pipeline does not name them', () => {
    expect(drafts('Morgan Grey spoke.', [])).toContainEqual(['ORG', 'Morgan Grey', undefined]);
  });

  it('say what is never a name, and leave longer names alone', () => {
    expect(drafts('Amber rose.', [])).toEqual([['ORG', 'Amber', 'never']]);
    expect(drafts('The Amber Sea rose.', []).map(([, name, verdict]) => [name, verdict])).toContainEqual([
      'Amber Sea',
      undefined,
    ]);
  });
});
