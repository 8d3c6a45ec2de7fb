import { defineComponent } from '../../../../contract/component.ts';
import type { DocumentContext, FlowContext } from '../../../../contract/context.ts';
import type { MemoryKey } from '../../../../contract/memory.ts';
import type { Draft, Proposal } from '../../../../contract/proposal.ts';
import type { Recogniser } from '../../../../contract/recogniser.ts';
import { OnomastError } from '../../../../errors/onomast-error.ts';
import { openGazetteers } from '../../../../gazetteer/open-gazetteers.ts';
import type { GazetteerSet } from '../../../../gazetteer/set.ts';
import { TypeEvidence } from '../../../../model/consistency.ts';
import { Decoder, type DecoderInput, type ModelMention } from '../../../../model/decoder.ts';
import { addMatches, addProposals } from '../../../../model/evidence.ts';
import { hashString } from '../../../../model/hash.ts';
import { DocumentMemory } from '../../../../model/memory.ts';
import { type Model, readModel } from '../../../../model/model-file.ts';
import { lexiconBit, WordLists } from '../../../../model/word-lists.ts';
import type { NameType } from '../../../../record/schema.ts';
import { type NameContext, nameContextOf } from '../../names/engine/name-context.ts';
import { findAgain } from './again.ts';
import { peopleInAttendance } from './assembly/attendance.ts';
import { constituencies } from './assembly/constituencies.ts';
import { withoutOffices } from './assembly/offices.ts';
import { officesNamed } from './assembly/offices-named.ts';
import { recordsAlone } from './assembly/records-alone.ts';
import { seatsOfSpeakers } from './assembly/seats.ts';
import { reportsSitting } from './assembly/sitting.ts';
import { bodiesApart, wholeBody } from './bodies.ts';
import { bodiesTold } from './bodies-told.ts';
import { publishers, withoutTitlesOfWorks } from './books/imprints.ts';
import { citedJournals } from './books/journals.ts';
import { drawEdges } from './edges.ts';
import { namedEvents } from './events.ts';
import { namesByForeignHeads } from './foreign-heads.ts';
import { spelledAgain } from './foreign-spelling.ts';
import { bills } from './law/bills.ts';
import { courtsAtHead } from './law/court-heads.ts';
import { namesByDefinition, namesOfLaw } from './law/law-names.ts';
import { withoutTerms } from './law/terms.ts';
import { withoutMisreadings } from './misreadings.ts';
import { withoutNamesakes } from './namesakes.ts';
import type { ModelOptions } from './options.ts';
import { peopleWithByNames } from './people/bracketed.ts';
import { peopleOfCast } from './people/cast.ts';
import { peoplesOfClans } from './people/clans.ts';
import { withoutPersons } from './people/not-persons.ts';
import { peopleInRow } from './people/rows.ts';
import { heedTitles } from './people/titled.ts';
import { peopleTold } from './people/told.ts';
import { wholePersons } from './people/whole-persons.ts';
import { communities } from './places/communities.ts';
import { placesInRow, type WordsOfLists } from './places/in-row.ts';
import { joinedPlaces } from './places/joined-places.ts';
import { landsOfPeoples } from './places/lands-of-peoples.ts';
import { townsLedTo, townsOfDwellers } from './places/led-towns.ts';
import { placesInLongRows } from './places/long-rows.ts';
import { numberedRoads } from './places/numbered-roads.ts';
import { realms } from './places/realms.ts';
import { homesOfPeople } from './places/residents.ts';
import { endsOfRoutes } from './places/routes.ts';
import { placesBetweenStrokes } from './places/slash-rows.ts';
import { namedStorms } from './places/storms.ts';
import { seatsOfRulers } from './places/thrones.ts';
import { townsAmongPlaces } from './places/towns.ts';
import { whereabouts } from './places/whereabouts.ts';
import { placesWithArticle } from './places/with-article.ts';
import { shortNames } from './short-names.ts';
import { sortByEnding } from './sorts.ts';
import { teamsOfResults } from './sport/results.ts';
import { teamsByTown } from './sport/teams.ts';
import { withoutStrata } from './strata.ts';
import { wholeBodies } from './whole-bodies.ts';

/** What the document so far said of its words. */
const wordsOfDocument: MemoryKey<DocumentContext, DocumentMemory> = {
  name: 'model.words',
  create: () => new DocumentMemory(),
};

/** What the document so far said of the types of its names. */
const typesOfDocument: MemoryKey<DocumentContext, TypeEvidence> = {
  name: 'model.types',
  create: () => new TypeEvidence(),
};

export interface ModelRecogniserOptions {
  readonly model: Model;
  readonly words: WordLists;
  /** The gazetteers whose matches the model was shown in training. */
  readonly gazetteers: GazetteerSet;
  /** Mentions below are not proposed; 0 if absent. */
  readonly minimumConfidence?: number;
}

/**
 * Names as a trained sequence model sees them: its proposals weigh the words, their neighbours, the gazetteers' matches and what
 * the recognisers listed before it proposed, and what the chunk and the document so far said of the same words. Confidences are
 * calibrated: of those said 0.9, nine in ten are right.
 * @throws OnomastError `model.invalid` where the word lists are not those the model was fitted with
 */
export function createModelRecogniser(options: ModelRecogniserOptions): Recogniser {
  const { model, words } = options;
  const minimum = options.minimumConfidence ?? 0;
  if (words.sha256 !== model.header.words) {
    throw new OnomastError(
      'model.invalid',
      `the model ${model.header.name} was fitted with other word lists`,
    );
  }
  const decoder = new Decoder(model, words);
  const { types } = model.header;
  const has = (word: string, bits: number) => (words.bits(hashString(word.toLowerCase())) & bits) !== 0;
  const lists: WordsOfLists = {
    isOrdinary: (word) => has(word, lexiconBit.ordinary),
    isPersonal: (word) => has(word, lexiconBit.surname | lexiconBit.givenName | lexiconBit.personName),
  };

  const recognise = (contexts: readonly FlowContext[]): Draft[][] => {
    const [first] = contexts;
    if (first === undefined) return [];
    const memory = first.document.memory(wordsOfDocument);
    const inputs = contexts.map((context) => inputOf(context, options));
    const found = decoder.tag(inputs, memory);
    settleTypes(contexts, found, first.document.memory(typesOfDocument));
    const drafts = found.map((mentions, i) => {
      const context = contexts[i]!;
      const { tokens } = context.flow;
      const proposals = mentions
        .filter(({ confidence }) => confidence >= minimum)
        .map(
          ({ type, start, end, confidence }): Draft => ({
            type: types[type] as NameType,
            start: tokens.start[start]!,
            end: tokens.end[end - 1]!,
            confidence: Math.round(confidence * 1000) / 1000,
            learnt: true,
          }),
        );
      return edged(proposals, context, lists);
    });
    const texts = contexts.map(({ flow }) => flow.view.text);
    const names = contexts.map(nameContextOf);
    const told = peopleOfCast(
      withoutPersons(teamsByTown(teamsOfResults(namesOfLaw(drafts, contexts), texts), texts), texts),
      names,
      first.document,
      lists,
    );
    const placed = shortNames(told, names, first.document).map((own, i) =>
      whereabouts(own, names[i]!, lists.isOrdinary),
    );
    return namesByDefinition(findAgain(placed, contexts), contexts);
  };

  return { recognise };
}

/** What the model is shown of a flow. */
function inputOf(
  { flow, earlier, document }: FlowContext,
  { model, gazetteers }: ModelRecogniserOptions,
): DecoderInput {
  const { tokens } = flow;
  const { evidence } = model.header;
  return {
    count: tokens.count,
    text: tokens.text,
    sentences: tokens.sentences,
    kind: flow.kind,
    citation: flow.citation,
    counts: document.profile.wordCounts,
    ...(evidence.pos && { pos: tokens.pos }),
    evidence: (features) => {
      if (evidence.gazetteers) addMatches(features, gazetteers.match(flow.view.text, tokens), tokens.count);
      if (evidence.proposals) addProposals(features, tokens, earlier);
    },
  };
}

/** What the words of a flow say besides of the names that the model found in it. */
function edged(proposals: readonly Draft[], context: FlowContext, lists: WordsOfLists): readonly Draft[] {
  const { view, citation } = context.flow;
  const { text } = view;
  const { earlier } = context;
  const names = nameContextOf(context);
  const around = { earlier, cites: citation };
  const named = withoutNamesakes(proposals, text, earlier);
  const edges = drawEdges(wholeBodies(named, text, earlier, lists.isOrdinary), text, around)
    .flatMap((draft) => bodiesApart(wholeBody(draft, text), text))
    .map((draft) => sortByEnding(draft, text));
  const drawn = homesOfPeople(peopleWithByNames(edges, text), text, lists);
  const places = townsAmongPlaces(endsOfRoutes(drawn, text), text, around);
  const landed = namesByForeignHeads(
    placesWithArticle(placesByForm(places, names, earlier, lists), names),
    names,
  );
  const ruled = seatsOfRulers(
    realms(courtsAtHead(landed, text), text, earlier),
    text,
    earlier,
    lists.isOrdinary,
  );
  const peopled = peoplesOfClans(namedStorms(ruled, text, lists.isOrdinary), names, lists.isOrdinary);
  const rows = placesInRow(peopled, names, lists);
  const present = peopleInAttendance(
    peopleInRow(peopleTold(heedTitles(bodiesTold(rows, names, lists), names), names, lists), names, lists),
    text,
    lists.isOrdinary,
  );
  const readers = { isOrdinary: lists.isOrdinary, sits: reportsSitting(context.document) };
  const seated = constituencies(seatsOfSpeakers(present, names, readers), text, readers);
  const held = withoutOffices(bills(seated, text, readers.sits), text, earlier);
  const rowed = placesInLongRows(officesNamed(held, text), text, earlier);
  const titled = spelledAgain(withoutTerms(recordsAlone(rowed, text), context), text);
  const cited = citedJournals(titled, text, citation);
  const works = withoutTitlesOfWorks(publishers(cited, text), text, earlier);
  return wholePersons(withoutMisreadings(works, text, lists.isOrdinary), text, lists);
}

/** Places that the form of what is written tells: roads by number, names between strokes or joined to a word. */
function placesByForm(
  drafts: readonly Draft[],
  names: NameContext,
  earlier: readonly Proposal[],
  { isOrdinary }: WordsOfLists,
): readonly Draft[] {
  const { text } = names.flow.view;
  const joined = joinedPlaces(placesBetweenStrokes(numberedRoads(drafts, text), names, isOrdinary), names);
  const settled = landsOfPeoples(communities(joined, text, isOrdinary), text, earlier);
  const dwelt = townsOfDwellers(settled, names, isOrdinary);
  return townsLedTo(namedEvents(withoutStrata(dwelt, text), text), names);
}

/** Gives a name the type that the chunk, and the document before it, say it has. */
function settleTypes(
  contexts: readonly FlowContext[],
  found: readonly ModelMention[][],
  evidence: TypeEvidence,
): void {
  const named = found.flatMap((mentions, i) => {
    const { text } = contexts[i]!.flow.tokens;
    return mentions.map((mention) => ({ mention, words: text.slice(mention.start, mention.end) }));
  });
  for (const { mention, words } of named) evidence.add(mention, words);
  for (const { mention, words } of named) {
    const type = evidence.settle(mention, words);
    if (type === mention.type) mention.confidence = evidence.confidenceOf(mention, words);
    else mention.type = type;
  }
}

export const component = defineComponent({
  name: 'tag.model',
  stage: 'tag',
  reads: 'en',
  group: 'names',
  summary: 'names by a trained sequence model, which weighs what the recognisers before it propose',
  after: [
    'tag.gazetteer',
    'tag.person',
    'tag.place',
    'tag.organisation',
    'tag.company',
    'tag.facility',
    'tag.law',
    'tag.event',
    'tag.acronym',
  ],
  options: () => import('./options.ts'),
  create: (options: ModelOptions, { resources }) => {
    const file = (name: string) => resources.models.find((model) => model.name === name)!;
    const own = file(options.model);
    return createModelRecogniser({
      model: readModel(own.buffer, options.model, own.checked),
      words: new WordLists(file('words').buffer),
      gazetteers: openGazetteers(resources),
      minimumConfidence: options.minimumConfidence,
    });
  },
});
