import { type TObject, type TSchema, Type } from 'typebox';
import type { Recogniser } from '../contract/component.ts';
import type { SharedResources } from '../contract/resources.ts';
import type { GazetteerSet } from '../gazetteer/set.ts';
import { detectors } from '../stages/clean/options.ts';

/** What a recogniser may use when it is made. */
export interface Surroundings {
  readonly resources: SharedResources;
  /** Folder that relative paths in the pipeline file count from. */
  readonly folder: string;
}

/** A component that a pipeline file may name. */
export interface Component {
  readonly summary: string;
  /** Schema of the options that stand beside `use`. */
  readonly options: TObject;
  /** Makes the recogniser; only `tag.*` components have it. Its module is loaded on demand. */
  readonly recogniser?: (options: never, surroundings: Surroundings) => Promise<Recogniser>;
}

const opened = new WeakMap<SharedResources, GazetteerSet>();

/** The gazetteers of a pipeline, opened once in a thread: what one recogniser looked up another need not. */
async function gazetteersOf(resources: SharedResources): Promise<GazetteerSet> {
  let set = opened.get(resources);
  if (set === undefined) {
    const { GazetteerSet } = await import('../gazetteer/set.ts');
    opened.set(resources, (set = GazetteerSet.from(resources.gazetteers.map(({ buffer }) => buffer))));
  }
  return set;
}

const closed = { additionalProperties: false } as const;
const closedObject = (properties: Record<string, TSchema>): TObject => Type.Object(properties, closed);

/** Weights of the signals by which a place is chosen; those not named keep their usual value. */
const placeWeights = Type.Object(
  Object.fromEntries(
    ['population', 'passage', 'document', 'container', 'list', 'form', 'distance', 'before'].map((signal) => [
      signal,
      Type.Optional(Type.Number({ minimum: 0 })),
    ]),
  ),
  closed,
);

/**
 * The registry: every component by the name that pipeline files use. The order of a run is the pipeline file's, not this table's.
 */
export const components: Readonly<Record<string, Component>> = {
  read: {
    summary: 'files into text, chunk by chunk',
    options: Type.Object(
      {
        encoding: Type.String({
          default: 'utf-8',
          description: 'encoding of files without a byte order mark (a WHATWG label)',
        }),
        encodingErrors: Type.Unsafe<'fatal' | 'replace'>({
          type: 'string',
          enum: ['fatal', 'replace'],
          default: 'fatal',
        }),
      },
      closed,
    ),
  },
  clean: {
    summary: 'marks what is not running text',
    options: Type.Object(
      Object.fromEntries(
        Object.entries(detectors).map(([name, description]) => [
          name,
          Type.Boolean({ default: true, description }),
        ]),
      ),
      closed,
    ),
  },
  tokenise: {
    summary: 'sentences and tokens by wink-nlp',
    options: Type.Object(
      { pos: Type.Boolean({ default: false, description: 'part-of-speech tags' }) },
      closed,
    ),
  },
  'tag.money': {
    summary: 'amounts with a currency',
    options: closedObject({
      defaultCurrencies: Type.Optional(
        Type.Unsafe<Record<string, string>>({
          type: 'object',
          additionalProperties: { type: 'string', pattern: '^[A-Z]{3}$' },
          description: 'currency of a bare name that nothing else decides: { "ruble": "RUB" }',
        }),
      ),
    }),
    recogniser: async (options) =>
      (await import('../stages/tag/values/money/money.ts')).createMoneyRecogniser(options),
  },
  'tag.percent': {
    summary: 'percentages',
    options: closedObject({}),
    recogniser: async () =>
      (await import('../stages/tag/values/percent/percent.ts')).createPercentRecogniser(),
  },
  'tag.quantity': {
    summary: 'measures with a physical unit',
    options: closedObject({}),
    recogniser: async () =>
      (await import('../stages/tag/values/quantity/quantity.ts')).createQuantityRecogniser(),
  },
  'tag.date': {
    summary: 'calendar expressions with a year, a month or a numeric date',
    options: closedObject({
      numericOrder: Type.Unsafe<'dmy' | 'mdy'>({
        type: 'string',
        enum: ['dmy', 'mdy'],
        default: 'dmy',
        description: 'how 04/05/2019 is read',
      }),
    }),
    recogniser: async (options) =>
      (await import('../stages/tag/values/date/date.ts')).createDateRecogniser(options),
  },
  'tag.person': {
    summary: 'people by initials, titles and the shape of their names',
    options: closedObject({}),
    recogniser: async () => (await import('../stages/tag/names/person/person.ts')).createPersonRecogniser(),
  },
  'tag.organisation': {
    summary: 'ministries, councils, plants and other bodies by head words',
    options: closedObject({}),
    recogniser: async () =>
      (await import('../stages/tag/names/organisation/organisation.ts')).createOrganisationRecogniser(),
  },
  'tag.company': {
    summary: 'companies by legal forms, neighbours and the making of their names',
    options: closedObject({
      camelCase: Type.Number({
        minimum: 0,
        maximum: 1,
        default: 0.5,
        description: 'confidence of names in camel case without other evidence',
      }),
    }),
    recogniser: async (options) =>
      (await import('../stages/tag/names/company/company.ts')).createCompanyRecogniser(options),
  },
  'tag.gazetteer': {
    summary: 'names that the gazetteers know',
    options: closedObject({
      minimumConfidence: Type.Number({
        minimum: 0,
        maximum: 1,
        default: 0.3,
        description: 'less likely names are not proposed',
      }),
    }),
    recogniser: async (options: { minimumConfidence: number }, { resources }) => {
      const { createGazetteerRecogniser } = await import('../stages/tag/opinions/gazetteer.ts');
      return createGazetteerRecogniser({ ...options, gazetteers: await gazetteersOf(resources) });
    },
  },
  'tag.place': {
    summary: 'regions, settlements, seas and mountains by their generic words',
    options: closedObject({}),
    recogniser: async () => (await import('../stages/tag/names/place/place.ts')).createPlaceRecogniser(),
  },
  'tag.acronym': {
    summary: 'acronyms, by their definition in brackets or alone',
    options: closedObject({
      unknown: Type.Number({
        minimum: 0,
        maximum: 1,
        default: 0.42,
        description: 'confidence of acronyms that the document never introduces',
      }),
    }),
    recogniser: async (options) =>
      (await import('../stages/tag/names/acronym/acronym.ts')).createAcronymRecogniser(options),
  },
  'tag.law': {
    summary: 'treaties, laws, strategies and programmes by head words',
    options: closedObject({}),
    recogniser: async () => (await import('../stages/tag/names/law/law.ts')).createLawRecogniser(),
  },
  'tag.event': {
    summary: 'forums, exhibitions, wars and games by head words',
    options: closedObject({}),
    recogniser: async () => (await import('../stages/tag/names/event/event.ts')).createEventRecogniser(),
  },
  'tag.facility': {
    summary: 'airports, parks, ports and other sites by head words',
    options: closedObject({}),
    recogniser: async () =>
      (await import('../stages/tag/names/facility/facility.ts')).createFacilityRecogniser(),
  },
  'tag.model': {
    summary: 'names by a trained sequence model, which weighs what the recognisers before it propose',
    options: Type.Object(
      {
        model: Type.String({ description: 'a shipped model, or the path of one' }),
        minimumConfidence: Type.Number({ minimum: 0, maximum: 1, default: 0 }),
      },
      { required: ['model'], ...closed },
    ),
    recogniser: async (options: { model: string; minimumConfidence: number }, { resources }) => {
      const [{ createModelRecogniser }, { readModel }, { WordLists }] = await Promise.all([
        import('../stages/tag/opinions/model.ts'),
        import('../model/model-file.ts'),
        import('../model/word-lists.ts'),
      ]);
      const file = (name: string) => resources.models.find((model) => model.name === name)!.buffer;
      return createModelRecogniser({
        model: readModel(file(options.model), options.model),
        words: new WordLists(file('words')),
        gazetteers: await gazetteersOf(resources),
        minimumConfidence: options.minimumConfidence,
      });
    },
  },
  'tag.compromise': {
    summary: 'compromise as one more opinion',
    options: closedObject({
      when: Type.Unsafe<'always' | 'undecided'>({
        type: 'string',
        enum: ['always', 'undecided'],
        default: 'undecided',
        description: 'ask it about every sentence, or only where a capitalised word stands in no proposal',
      }),
      confidence: Type.Number({ minimum: 0, maximum: 1, default: 0.45 }),
    }),
    recogniser: async (options) =>
      (await import('../stages/tag/opinions/compromise.ts')).createCompromiseRecogniser(options),
  },
  'tag.plugin': {
    summary: 'a recogniser of your own, from a module',
    options: Type.Object(
      {
        module: Type.String({
          description: 'path of the module, relative to the pipeline file, or a package name',
        }),
        options: Type.Unsafe<Record<string, unknown>>({
          type: 'object',
          default: {},
          description: 'handed to the module as they are',
        }),
      },
      { required: ['module'], ...closed },
    ),
    recogniser: async (options, surroundings) =>
      (await import('./plugin.ts')).loadPlugin(options, surroundings.folder),
  },
  'tag.merge': {
    summary: 'proposals into flat mentions',
    options: Type.Object(
      {
        weights: Type.Unsafe<Record<string, number>>({
          type: 'object',
          additionalProperties: { type: 'number', minimum: 0 },
          default: {},
          description: 'how much a recogniser counts, by stage',
        }),
        minimumConfidence: Type.Number({ minimum: 0, maximum: 1, default: 0.3 }),
      },
      closed,
    ),
  },
  resolve: {
    summary: 'which thing each name means',
    options: Type.Object(
      { places: Type.Unsafe<Record<string, number>>({ ...placeWeights, default: {} }) },
      closed,
    ),
  },
  write: {
    summary: 'the record',
    options: Type.Object(
      { passageText: Type.Boolean({ default: true, description: 'whether passages carry their text' }) },
      closed,
    ),
  },
};
