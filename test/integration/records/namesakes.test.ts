import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { onomast, temporaryFolder } from '../../support/onomast.ts';

type Pair = readonly [name: string, one: string, other: string];

const samePerson: readonly Pair[] = [
  [
    'Maria Garcia',
    'TEGUCIGALPA, 2 March 2019 - Maria Garcia, Deputy Minister of Agriculture of Honduras, opened a seed bank in Comayagua.',
    'SAN PEDRO SULA, 11 June 2019 - Coffee exports from Honduras fell by 9 percent. The Deputy Minister of Agriculture, Maria Garcia, blamed leaf rust.',
  ],
  [
    'Sarah Williams',
    'SWANSEA, 7 June 2022 - Sarah Williams, chair of the Gower Ramblers Association, walked the new coast path with two hundred others.',
    'LLANELLI, 21 June 2022 - The coast path washed away, the Gower Ramblers Association said. "We told the Welsh Government in May," said Sarah Williams.',
  ],
  [
    'Lautaro Quispe Huanacu',
    'LA PAZ, 14 March 2023 - Lithium from Uyuni will be sold from June. Lautaro Quispe Huanacu, manager of the state plant, showed the first sacks.',
    'POTOSI, 5 May 2023 - People in Uyuni want a share of the lithium. Lautaro Quispe Huanacu told a meeting that their water is safe.',
  ],
  [
    'Anneliese Vogt-Brandstetter',
    'INNSBRUCK, 2 December 2016 - Avalanche dogs are trained again on the Patscherkofel. Anneliese Vogt-Brandstetter came with her collie.',
    'A skier was found alive above Sölden after three hours. Anneliese Vogt-Brandstetter and her dog had searched since noon.',
  ],
  [
    'Michael Johnson',
    'BISMARCK, N.D., 14 Oct 2016 - Michael Johnson, state veterinarian of North Dakota, found anthrax in two herds near Minot.',
    'MINOT, N.D., 2 Nov 2016 - "Vaccinate now," Michael Johnson, the state veterinarian, told ranchers in Ward County.',
  ],
  [
    'Carlos Rodriguez',
    'MEDELLIN, 8 August 2020 - Carlos Rodriguez, manager of the Antioquia Flower Cooperative, lost his orders from Miami.',
    'RIONEGRO, 3 September 2020 - The Antioquia Flower Cooperative has dismissed half of its people, Carlos Rodriguez said.',
  ],
];

const namesakes: readonly Pair[] = [
  [
    'John Smith',
    'WINDHOEK, 8 June 2019 - John Smith, manager of the Rossing mine, said uranium prices would recover. Namibia depends on its mines.',
    'LEEDS, 30 August 2019 - A fire destroyed a bakery in Headingley. John Smith, 62, jumped from a window and broke his leg.',
  ],
  [
    'Kim Min-su',
    'BUSAN, 7 April 2021 - Kim Min-su, head of the port authority, opened a new quay. Busan wants to overtake Singapore.',
    'SEOUL, 15 December 2012 - A thief was caught in Gangnam. Kim Min-su, a waiter, had seen him run.',
  ],
  [
    'Fatima Diallo',
    'CONAKRY, 2 August 2022 - Fatima Diallo, Minister of Health of Guinea, said the last patient had recovered.',
    'DAKAR, 5 August 2022 - Rain flooded Pikine on Thursday. Fatima Diallo carried her grandmother to the mosque.',
  ],
  [
    'William Jones',
    'CARDIFF, 4 March 1931 - William Jones, secretary of the Rhondda Miners Lodge, asked for a minimum wage.',
    'CARDIFF, 9 June 2021 - A swan stopped traffic in Cardiff. William Jones carried it to the river Taff.',
  ],
  [
    'Nguyen Van Hung',
    'HANOI, 11 January 2016 - A cold spell killed buffaloes in Lao Cai. Nguyen Van Hung burned rice straw in his stable.',
    'CAN THO, 28 May 2018 - Salt water has reached the orchards of Ben Tre. Nguyen Van Hung pulled out his durian trees.',
  ],
  [
    'Wambui Kariuki',
    'NAIROBI, 21 January 2020 - Wambui Kariuki, Principal Secretary for Housing, inspected flats in Mukuru.',
    'BOSTON, 24 January 2020 - Wambui Kariuki, professor of oncology at Tufts University, received a grant of $2 million.',
  ],
];

interface Cluster {
  members?: { member: { name: string }; evidence: { signals: string[]; against?: string[] } }[];
}

const folder = temporaryFolder();
let clusters: Cluster[];

beforeAll(async () => {
  const files = [...samePerson, ...namesakes].flatMap(([, ...texts], i) =>
    texts.map((text, side) => {
      const file = path.join(folder, `${i}-${side}.txt`);
      writeFileSync(file, `${text}\n`);
      return file;
    }),
  );
  const [records, registry] = ['records', 'entities.jsonl'].map((name) => path.join(folder, name)) as [
    string,
    string,
  ];
  await onomast(['extract', ...files, '--out', records, '--quiet']);
  expect((await onomast(['link', records, '--registry', registry])).code).toBe(0);
  clusters = readFileSync(registry, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Cluster);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** How many members each cluster of a name has. */
const sizes = (name: string) =>
  clusters
    .filter(({ members }) => members?.some(({ member }) => member.name === name))
    .map(({ members }) => members!.length);

describe('one full name in two documents, an office on both sides, one or none', () => {
  test.each(samePerson)('one person: %s', (name) => expect(sizes(name)).toEqual([2]));
  test.each(namesakes)('two persons: %s', (name) => expect(sizes(name)).toEqual([1, 1]));
});

test('the registry says what joined a common name', () => {
  const evidence = clusters.flatMap(({ members = [] }) =>
    members.filter(({ member }) => member.name === 'Sarah Williams').map((placed) => placed.evidence),
  );
  expect(evidence.at(-1)).toMatchObject({
    signals: ['full name', 'neighbours', 'same country around'],
    against: ['common name'],
  });
});
