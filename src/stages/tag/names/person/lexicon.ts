import { wordList } from '../engine/word-lists.ts';

/** What the person rules know of names: general knowledge, no list of particular people. Capitalised as printed. */
/** Surnames that stand first in Chinese, Korean and Vietnamese names, as romanised. */
export const eastSurnames = wordList('east-surnames');

/** Letters that write one Cyrillic letter at the head of an initial: `Yu. Berezin`, `Zh. Omarova`. */
export const longInitials = wordList('long-initials');

/** Small-letter or capital particles inside a name. */
export const particles = wordList('particles');

/** Syllables of pinyin, to tell `Xiaoming` (Xiao-ming) from an English word. */
const initial = '(?:b|p|m|f|d|t|n|l|g|k|h|j|q|x|zh|ch|sh|r|z|c|s|y|w)';
const final =
  '(?:iang|iong|uang|ueng|ang|eng|ing|ong|ian|iao|uai|uan|üan|ai|ei|ao|ou|an|en|ia|ie|iu|in|ua|uo|ui|un|ue|üe|a|e|i|o|u|ü|er)';
export const pinyinGiven = new RegExp(`^(?:${initial}${final}|${final}){1,2}$`, 'i');

/** Endings of surnames of the region, safe enough to speak for a word that nothing else explains. */
export const surnameEnding =
  /(?:enko|enka|vich|vych|wicz|vicius|chuk|czuk|chik|shchik|yuk|iuk|iouk|iev|iyev|yev|yeva|ayev|aev|oev|bayev|baev|bekov|ullin|ulin|gulov|kulov|khanov|dinov|zhanov|metov|ovsky|ovskiy|ovski|evsky|evskiy|insky|inskiy|sky|skiy|skii|skyi|skaya|skaia|skij|tsky|zky|ova|eva|ina|ovna|evna|ovich|evich|ian|yan|shvili|dze|zade|oglu|nen|sson|ssen|escu|eanu|opoulos|idis|akis)$/;
/** Endings that many place names and words share: only beside a given name or initials. */
export const weakSurnameEnding =
  /(?:[^aeiou](?:ov|ev|in|yn)|kov|nov|rov|lov|tov|mov|sov|zov|ko|uk|ich|ski|yov|iov|eyev)$/;

/** Given names that are ordinary words, months or places as well: a surname must follow. */
export const ambiguousGiven = wordList('ambiguous-given');

/** Given names in their usual Latin spellings, of the languages that these publications meet. */
export const givenNames = wordList('given-names');
