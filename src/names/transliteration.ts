/**
 * A key under which the usual Latin spellings of one Slavic or Turkic name fall together:
 * Zalessky, Zalesskii, Zaleskii, Zaleski; Andreichenko, Andreychenko; Matievsky, Matiyevskiy, Matijewski; Kulyagin, Kuliagin.
 * Gender stays apart (`-sky` and `-skaya`, `-ov` and `-ova`). Expects a folded name (see `foldName`).
 */
export function spellingKey(folded: string): string {
  let s = folded;
  for (const [pattern, replacement] of rules) s = s.replace(pattern, replacement);
  return s;
}

/** In order; each line is one habit of transliteration. */
const rules: readonly (readonly [RegExp, string])[] = [
  // -sky, -skii, -skiy, -skij, -skyi, -ski; -tsky, -cki
  [/(s|c|z)k(?:yi|yy|iy|ii|ij|i|y)\b/g, '$1ki'],
  // -oy, -oi, -oj; -yi, -y, -iy, -ii at the end of adjectives
  [/(?:iy|ij|ii|yi|yj|yy)\b/g, 'i'],
  // German, French and Polish consonants
  [/sch(?=[aeiou])/g, 'sh'],
  [/shch|sch|szcz/g, 'sh'],
  [/tch|cz/g, 'ch'],
  [/sz/g, 'sh'],
  [/ks/g, 'x'],
  [/w/g, 'v'],
  [/off\b/g, 'ov'],
  [/eff\b/g, 'ev'],
  // kh, gh and h
  [/kh|gh/g, 'h'],
  [/dzh|dj/g, 'j'],
  [/zh/g, 'j'],
  [/ts|tz/g, 'c'],
  // iotated vowels: ya, ia, ja -> a; ye, ie, je -> e; yu, iu, ju -> u; yo, io, jo -> o
  [/[yij]+(?=[aeou])/g, ''],
  // a glide behind a vowel: ei, ey, ej -> e
  [/([aeou])[yij]+(?![aeou])/g, '$1'],
  [/[yj]/g, 'i'],
  // doubled letters
  [/(.)\1+/g, '$1'],
];

/** First names that are one name in its usual Latin spellings, each line one name. The first form is the key. */
const givenNameLines = `
aleksandr alexander aleksander alexandr aliaksandr oleksandr alyaksandr alex sasha
aleksandra alexandra aliaksandra
aleksei alexei alexey alexi aliaksei oleksii alyaksey aleksej
andrei andrey andrej andrew andrii
anatoly anatoli anatol anatolii
anton antony
dmitry dmitri dmitrii dzmitry dmytro dimitri dmitriy
evgeny evgeni evgenii yevgeny yauhen yevgeni eugene evgueni yauheni evgeniy
evgenia yevgenia evgeniya yauheniya
elena helena alena yelena olena
ekaterina katerina yekaterina katsiaryna catherine kateryna
georgy georgii heorhi george georgiy
gennady gennadi gennadii henadz
grigory grigori grigorii ryhor hryhorii
igor ihar ihor
ilya ilia
irina iryna
ivan ioann
konstantin kanstantsin constantine kostyantyn constantin
kirill kiril kiryl kyrylo
leonid leanid
maria mariya maryia
mikhail mihail michael mikhael mikhailo mykhailo mihal
natalia natalya nataliya natallia natalie
nikita mikita
nikolai nikolay mikalai mikola nicholas mykola nikolaj
oleg aleh oleh
olga volha olha
pavel paul pavlo
petr pyotr piotr peter petro
roman raman
sergei sergey siarhei sergej serhii siarhey serge serguei
stanislav stanislau
svetlana sviatlana svitlana
tatiana tatyana tatsiana tetiana tatjana
valentin valiantsin
valentina valiantsina
valery valeri valerii valeriy
vasily vasili vasilii vasil vasyl vassily
victor viktar viktor
viktoria victoria viktoriya
vitaly vitali vitalii vital vitaliy
vladimir uladzimir volodymyr wladimir uladimir
vladislav uladzislau vladyslav
vyacheslav viacheslav viachaslau vyachaslau
yuri yury iurii yurii iury juri yuriy
yulia julia yuliya iuliia
yakov iakov yakau jacob
`;

const givenNameKey = new Map<string, string>();
for (const line of givenNameLines.trim().split('\n')) {
  const names = line.split(' ');
  for (const name of names) givenNameKey.set(name, names[0]!);
}

/** The key of a given name: known variants by table, others by {@link spellingKey}. Expects a folded name. */
export function givenKey(folded: string): string {
  return givenNameKey.get(folded) ?? spellingKey(folded);
}
