import { Gazetteer } from '../../src/gazetteer/gazetteer.ts';
import { shippedFiles } from '../../src/gazetteer/shipped.ts';

/** Words put before or after a real name to make a new one, as settlers did. */
const before = [
  'New',
  'Old',
  'Upper',
  'Lower',
  'Great',
  'Little',
  'North',
  'South',
  'East',
  'West',
  'Saint',
  'Port',
];
const after = [
  'Bay',
  'Hills',
  'Park',
  'Valley',
  'Station',
  'Island',
  'Falls',
  'Heights',
  'Lake',
  'Field',
  'Mills',
  'Springs',
];
const endings = ['ovo', 'sk', 'grad', 'ville', 'burg', 'ton', 'abad', 'stan', 'ino', 'ka', 'pol', 'heim'];

/**
 * `count` names: first those of the shipped gazetteers, then their words joined anew: "Upper Lodz", "Lodz Falls", "Lodzgrad",
 * "Lodz-Minsk". The same names every time.
 */
export function* generatedNames(count: number): Generator<string> {
  const real: string[] = [];
  for (const file of shippedFiles()) {
    const gazetteer = Gazetteer.open(file);
    for (let alias = 0; alias < gazetteer.aliasCount; alias++) real.push(gazetteer.surface(alias));
  }
  let made = 0;
  for (const name of real) {
    if (made++ === count) return;
    yield name;
  }
  const single = real.filter((name) => /^\p{Lu}\p{Ll}{3,12}$/u.test(name));
  for (let round = 0; ; round++) {
    for (let i = 0; i < single.length; i++) {
      if (made++ >= count) return;
      const name = single[i]!;
      const pick = (Math.imul(i + 1, 2654435761) >>> 8) + round;
      switch (pick % 4) {
        case 0:
          yield `${before[(pick >> 3) % before.length]} ${name}`;
          break;
        case 1:
          yield `${name} ${after[(pick >> 3) % after.length]}`;
          break;
        case 2:
          yield `${name}${endings[(pick >> 3) % endings.length]}`;
          break;
        default:
          yield `${name}-${single[(i * 31 + round * 7919) % single.length]}`;
      }
    }
  }
}
