import type { Head } from '../engine/head.ts';

/** The words that titles of treaties, laws and programmes are built round, and what each asks for. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));
export const links = set('on for between among in until till up against concerning');

/** Titles that ask for a chain behind the head: a bare "Agreement" or "State Program" is a description. */
export const treaty: Head = { links, pairs: true, title: true, confidence: 0.84, quoted: true };
/** Titles that modifiers alone can make: "Customs Code", "Paris Agreement". */
const act: Head = { links, pairs: true, title: true, confidence: 0.8, quoted: true };
const constitution: Head = { confidence: 0.85 };

export const heads = new Map<string, Head>();
const add = (rule: Head, words: string) => {
  for (const word of words.split(' ')) heads.set(word, rule);
};
add(
  treaty,
  'agreement concept strategy programme program memorandum roadmap protocol regulation regulations decree plan guidelines resolution provisions directions directive methodology communique rules map areas agenda law recommendations edict',
);
add(
  act,
  'treaty treaties convention conventions protocols declaration code act acts charter doctrine pact accord accords statute amendment ordinance bill truce armistice covenant',
);
add(constitution, 'constitution');

/** Heads that modifiers alone make a title of, when they are proper: "EEU Treaty", "Schuman Declaration". */
export const plain = set(
  'treaty treaties convention conventions protocols code act acts charter pact accord accords amendment declaration doctrine constitution directive bill law agreement covenant',
);
export const named = set(
  'plan programme program strategy concept memorandum protocol policy regulation regulations agenda',
);
export const isHead = (word: string) => heads.has(word);
export const generic = set(
  'state national federal joint new such interstate intergovernmental bilateral action business first second main draft following framework',
);

/** "Main directions of …", "Basic Provisions of …", "Priority Areas of …", "Road Map for …" ask for the word before. */
export const needsLeft = set('directions provisions guidelines areas map rules agenda');
/** Heads that are ordinary words as well, less sure without a word before them: "Law on Rivers". */
export const ordinary = set('plan program programme regulation regulations resolution law');
/** Heads that a subject before them does not make a name of: "Trade Agreement". */
export const common = set('agreement law bill directive doctrine');
/** Heads that a year follows behind a comma: `Defamation Act, 2013`. */
export const dated = set('act bill ordinance order law');

/** Prepositions that lead from the head to what it is about. */
export const joining = set('of on for between among in to concerning against with within under about');

/** They lead on as prepositions do: "Treaty Establishing the …". */
export const participles = set('establishing creating amending regulating governing relating leading');

/**
 * Heads too common to trust: their titles are only guesses that a model may weigh. All need words before them, the first ones unless a chain follows:
 * "Recommendations on …", "Package of Measures for …", but "Eurasia Initiative", "New Recovery Policy".
 */
export const chained = set('order package conceptualization conceptualisation statement principles');
export const guessed = set(
  'initiative initiatives policy vision framework blueprint scheme package deal goals principles partnership statement document documents rules mechanism platform order programmes programs projects project roadmaps maps foundations fundamentals conceptualization conceptualisation instrument arrangement arrangements compact consensus process route',
);
/** In small letters they are heads still behind one of {@link leads}: "Road map for …", "State programme of …". */
export const halves = set(
  'map plan program programme strategy concept directions provisions policy doctrine project',
);
export const leads = set(
  'road action state national main basic strategic comprehensive joint union interstate federal general long-term complex',
);
