import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { lex } from '../../../../../../src/stages/tag/values/engine/lexer.ts';
import { createQuantityRecogniser } from '../../../../../../src/stages/tag/values/quantity/quantity.ts';
import { unitAt, unitCode, unitCodes } from '../../../../../../src/stages/tag/values/quantity/units.ts';
import { read } from '../../../../../support/amounts.ts';

const quantity = createQuantityRecogniser();

describe('quantities', () => {
  test.each([
    ['406.9 thousand tons', ['406.9 thousand tons', '406900 t']],
    ['500,000 hundredweight', ['500,000 hundredweight', '500000 cwt']],
    ['2.4 Mtpa', ['2.4 Mtpa', '2400000 t/a']],
    [
      '400 hectares, 2,400 MW and 2400MW',
      ['400 hectares', '400 ha'],
      ['2,400 MW', '2400 MW'],
      ['2400MW', '2400 MW'],
    ],
    [
      '3 acres and 2 roods; 2 rood and 7.5 perches; 3 lb 9 oz; a mile and a half; two miles and a quarter',
      ['3 acres and 2 roods', '14 rood'],
      ['2 rood and 7.5 perches', '87.5 perch'],
      ['3 lb 9 oz', '57 oz'],
      ['a mile and a half', '1.5 mi'],
      ['two miles and a quarter', '2.25 mi'],
    ],
    [
      'at 3e9 s-1, 6 fb−1, 12 m per square second, 8.5 ± 2e-1 kg, 30 Nm; one fifth of a tonne',
      ['3e9 s-1', '3000000000 s-1'],
      ['6 fb−1', '6 fb-1'],
      ['12 m per square second', '12 m/s2'],
      ['8.5 ± 2e-1 kg', '8.5 kg'],
      ['30 Nm', '30 N m'],
      ['one fifth of a tonne', '0.2 t'],
    ],
    ['a 12" wide board, 5\' 8" tall', ['12"', '12 in'], ['5\' 8"', '68 in']],
    ['⅔ cup of rice', ['⅔ cup', '0.666666666667 cup']],
    ['half a million tonnes', ['half a million tonnes', '500000 t']],
    ['a 25,000 square metre building', ['25,000 square metre', '25000 m2']],
    [
      '25 thousand sq. m; 25 sq km; 12 km²; 12 km2; 40 m^3; 4 km cubed',
      ['25 thousand sq. m', '25000 m2'],
      ['25 sq km', '25 km2'],
      ['12 km²', '12 km2'],
      ['12 km2', '12 km2'],
      ['40 m^3', '40 m3'],
      ['4 km cubed', '4 km3'],
    ],
    ['2 bn cubic metres of gas', ['2 bn cubic metres', '2000000000 m3']],
    [
      '3.2 tons per hectare; 32 centners per hectare',
      ['3.2 tons per hectare', '3.2 t/ha'],
      ['32 centners per hectare', '32 dt/ha'],
    ],
    [
      'at 120 km/h, 120 km per hour, 60 miles an hour, 5 m/s',
      ['120 km/h', '120 km/h'],
      ['120 km per hour', '120 km/h'],
      ['60 miles an hour', '60 mi/h'],
      ['5 m/s', '5 m/s'],
    ],
    [
      'about 24°C (75°F), −5 °C, 32 degrees Celsius',
      ['about 24°C', '24 °C ~'],
      ['75°F', '75 °F'],
      ['−5 °C', '-5 °C'],
      ['32 degrees Celsius', '32 °C'],
    ],
    ['from -18 °C to -34 °C', ['-18 °C to -34 °C', '-34..-18 °C']],
    [
      '18 billion kilowatt-hours, 5 kWh, 5 Gcal',
      ['18 billion kilowatt-hours', '18000000000 kWh'],
      ['5 kWh', '5 kWh'],
      ['5 Gcal', '5 Gcal'],
    ],
    [
      'a 450-hp engine, 30-ton trucks, an eight-thousand-yard job',
      ['450-hp', '450 hp'],
      ['30-ton', '30 t'],
      ['eight-thousand-yard', '8000 yd'],
    ],
    ['an 8- to 16-meter mirror', ['8- to 16-meter', '8..16 m']],
    ['0.4 to 0.8 K/psu', ['0.4 to 0.8 K/psu', '0.4..0.8 K/psu']],
    [
      '100,000 barrels per day, 5 million tonnes a year',
      ['100,000 barrels', '100000 bbl'],
      ['5 million tonnes', '5000000 t'],
    ],
    ['drilled 219m grading 0.28 g/t; 219m people', ['219m', '219 m'], ['0.28 g/t', '0.28 g/t']],
    ['(2 9/16 in.), 3 in., and 5 in. The', ['2 9/16 in.', '2.5625 in'], ['3 in.', '3 in'], ['5 in', '5 in']],
    ['142.19 MAF of water', ['142.19 MAF', '142190000 acre ft']],
    ['410.4 M.Ts. of paddy; 5 M. Thomas and 5 M.A. degrees', ['410.4 M.Ts.', '410.4 t']],
    [
      'a mean temperature of 17.3 C and 40 F in May. In class 3 C sat 5.',
      ['17.3 C', '17.3 °C'],
      ['40 F', '40 °F'],
    ],
    ['It lies between 31 and 36 degrees north latitude, turned 30 degrees.', ['30 degrees', '30 °']],
    [
      'He weighs 11 stone 6 lb, she weighed 9 stone; 4 stone walls and 3 stone lions.',
      ['11 stone 6 lb', '160 lb'],
      ['9 stone', '9 stone'],
    ],
    ['A coin weighing one drachma; it cost one drachma.', ['one drachma', '1 drachm']],
    ['A bond of 2 pm is 2 picometres.', ['2 pm', '2 pm'], ['2 picometres', '2 pm']],
    ['It was 2 picometres wide at 2 pm.', ['2 picometres', '2 pm']],
    [
      '500 gm of rice; 5 US gallons; 5 imperial gallons; 3 MMBtu',
      ['500 gm', '500 g'],
      ['5 US gallons', '5 gal'],
      ['5 imperial gallons', '5 imp gal'],
      ['3 MMBtu', '3000000 BTU'],
    ],
    [
      '5 feet 2 inches; 5 ft 2 in; 12 in. pipe',
      ['5 feet 2 inches', '62 in'],
      ['5 ft 2 in', '62 in'],
      ['12 in', '12 in'],
    ],
    [
      '2 1/2 miles, 2½ miles, ½ mile, half an acre, a quarter mile',
      ['2 1/2 miles', '2.5 mi'],
      ['2½ miles', '2.5 mi'],
      ['½ mile', '0.5 mi'],
      ['half an acre', '0.5 acre'],
      ['a quarter mile', '0.25 mi'],
    ],
    ['up to 300 tons; over 5,000 km', ['up to 300 tons', '300 t <'], ['over 5,000 km', '5000 km >']],
    ['45 and 50 mg', ['45', '45 mg'], ['50 mg', '50 mg']],
    ['20 (kg) and 10x15 m', ['20 (kg)', '20 kg'], ['15 m', '15 m']],
    ['2-1/2 inches and 3-3/4 lb', ['2-1/2 inches', '2.5 in'], ['3-3/4 lb', '3.75 lb']],
    ['1/2-3/4 inch and 2-3 1/2 inches', ['1/2-3/4 inch', '0.5..0.75 in'], ['2-3 1/2 inches', '2..3.5 in']],
    ['3 tons 5 cwt. of coal', ['3 tons 5 cwt.', '65 cwt']],
    ['45 feddans, 5 to 10 dunams', ['45 feddans', '45 feddan'], ['5 to 10 dunams', '5..10 dunam']],
    [
      '80,000 b/d, 1.2 mb/d, 500 kb/day and 90 bbl/d',
      ['80,000 b/d', '80000 bbl/d'],
      ['1.2 mb/d', '1200000 bbl/d'],
      ['500 kb/day', '500000 bbl/d'],
      ['90 bbl/d', '90 bbl/d'],
    ],
    ['60 dB, 120 mmHg, 12 kha', ['60 dB', '60 dB'], ['120 mmHg', '120 mmHg'], ['12 kha', '12000 ha']],
    ['2010 tonnes, 2019 furlongs', ['2010 tonnes', '2010 t'], ['2019 furlongs', '2019 furlong']],
    ['2 CUPS OF FLOUR', ['2 CUPS', '2 cup']],
    ['at 2 K. It held 80,000 l. and a 5l. jar', ['2 K', '2 K'], ['80,000 l', '80000 l'], ['5l', '5 l']],
    ['25 lakh tonnes', ['25 lakh tonnes', '2500000 t']],
    ['it weighs 10 pounds', ['10 pounds', '10 lb']],
  ] as const)('%s', async (text, ...expected) => {
    expect(await read(quantity, text)).toEqual(expected);
  });

  test.each([
    '700 thousand machines, 6 plants, 20 minutes, 3 years',
    'There are 2 in my car and 3 in 2019; 40,000 in 1865',
    '$5 m, USD 3 t, 10K run, 5 K Street, a 3G network',
    'At 2 pm; at 2.15 am',
    "54° 55' N, 27°E",
    'dollars a barrel, a foot, the metre',
    'scp-173m, 24703L202, 24703 L-202, 24703m212',
    'a few inches, tens of thousands of acres',
    'I ’m a man of 30',
    'He said "the answer is 10" long ago; type scq3-40m',
    'the fifth grade, one fifth form',
    'in 2019 Furlong said; since 1990 Stone has; in 2020 Fathom Events',
    '1º de mayo',
    'P40m was spent, K5 t more',
    '[1923] 2 K.B. 45; 7 W.I.R. 9; 3 N.Z.L.R. 12',
    'It yields 1,200l. sterling; he left 20l. 5s. and 300l. more',
    '3 CUP holders, 5 b/w prints, the b/d rate, a feddan',
  ])('none: %s', async (text) => {
    expect(await read(quantity, text)).toEqual([]);
  });
});

describe('units', () => {
  test.each([
    ['t', 'TNE'],
    ['ha', 'HAR'],
    ['MW', 'MAW'],
    ['kg', 'KGM'],
    ['m2', 'MTK'],
    ['m3', 'MTQ'],
    ['km', 'KMT'],
    ['km/h', 'KMH'],
    ['°C', 'CEL'],
    ['kWh', 'KWH'],
    ['l', 'LTR'],
  ])('UN/CEFACT: %s is %s', (symbol, code) => {
    expect(unitCode(symbol)).toBe(code);
  });

  test('codes have the form that the record asks for, and differ', () => {
    const codes = Object.values(unitCodes);
    for (const code of codes) expect(code).toMatch(/^[A-Z0-9]{2,3}$/);
    expect(new Set(codes).size).toBe(codes.length);
  });

  // CLDR's English names of the kinds of units that count as physical.
  const require = createRequire(import.meta.url);
  const cldr = require('cldr-units-full/main/en/units.json').main.en.units.long as Record<
    string,
    { displayName?: string; 'unitPattern-count-one'?: string; 'unitPattern-count-other'?: string }
  >;
  const rare =
    /solar|earth-|dalton|point-typographic|scandinavian|fathom|furlong|dunam|katal|grain|jigger|pinch|drop|dram|dessert|bu-jp|cup-jp|to-jp|ken|sun|rin|fun|koku|kosaji|osaji|shaku|sai|mo|jo|se|cho|ri-jp|chain|rod|therm|ofhg|ofglucose|beaufort|light-speed|night|portion|part|stone|slug|metric|imperial|acre-foot|barrel-oil|foodcalorie|arc|revolution|steradian|generic|quart|pint|fluid|hectopascal|gasoline|ofmercury|megaliter|mile-scandinavian|parsec|astronomical|kilogram-force|pound-force|newton-meter|becquerel|calorie-it|rankine|length-point|pressure-bar$|kilowatt-hour-per/;
  const kinds = /^(mass|length|area|volume|energy|power|temperature|pressure|speed)-/;
  const names = Object.entries(cldr).filter(([key]) => kinds.test(key) && !rare.test(key));

  test('enough of them', () => expect(names.length).toBeGreaterThan(50));

  test.each(names)('%s', (_key, unit) => {
    for (const pattern of [unit['unitPattern-count-one'], unit['unitPattern-count-other']]) {
      const text = pattern!.replace('{0}', '').trim();
      const lexemes = lex(text);
      if (/^pounds?$/.test(text)) continue;
      expect(unitAt(lexemes, 0)?.to, text).toBe(lexemes.count);
    }
  });
});
