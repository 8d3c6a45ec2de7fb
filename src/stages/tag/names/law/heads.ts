import { type Head, headTable } from '../engine/head.ts';
import { wordList } from '../engine/word-lists.ts';

/** The words that titles of treaties, laws and programmes are built round, and what each asks for. */

export const links = wordList('law/links');

/** Titles that ask for a chain after the head: a bare "Agreement" or "State Program" is a description. */
export const treaty: Head = { links, pairs: true, title: true, confidence: 0.84, quoted: true };
/** Titles that modifiers alone can make: "Customs Code", "Paris Agreement". */
const act: Head = { links, pairs: true, title: true, confidence: 0.8, quoted: true };
const constitution: Head = { confidence: 0.85 };

export const heads = headTable({
  'law/treaty-heads': treaty,
  'law/act-heads': act,
  'law/constitution-heads': constitution,
});

/** Heads that modifiers alone make a title of, when they are proper: "EEU Treaty", "Schuman Declaration". */
export const plain = wordList('law/proper-heads');
export const named = wordList('law/modified-heads');
export const isHead = (word: string) => heads.has(word);
export const generic = wordList('law/generic-modifiers');

/** "Main directions of …", "Basic Provisions of …", "Priority Areas of …", "Road Map for …" ask for the word before. */
export const needsLeft = wordList('law/heads-after-modifier');
/** Heads that are ordinary words as well, less sure without a word before them: "Law on Rivers". */
export const ordinary = wordList('law/ordinary-heads');
/** Heads that a subject before them does not make a name of: "Trade Agreement". */
export const common = wordList('law/heads-without-subject');
/** Heads that a year may follow after a comma: `Defamation Act, 2013`. */
export const dated = wordList('law/dated-heads');

/** Prepositions that lead from the head to what it is about. */
export const joining = wordList('law/joining');

/** They lead on as prepositions do: "Treaty Establishing the …". */
export const participles = wordList('law/participles');

/**
 * Heads too common to trust: their titles are only guesses that a model may weigh. All need words before them, the first ones unless a chain follows:
 * "Recommendations on …", "Package of Measures for …", but "Eurasia Initiative", "New Recovery Policy".
 */
export const chained = wordList('law/guessed-heads-with-chain');
export const guessed = wordList('law/guessed-heads');
/** In lowercase they are heads only after one of {@link leads}: "Road map for …", "State programme of …". */
export const halves = wordList('law/second-halves');
export const leads = wordList('law/first-halves');
