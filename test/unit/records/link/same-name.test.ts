import { describe, expect, test } from 'vitest';
import { KnownNames } from '../../../../src/names/knowledge.ts';
import { Linker } from '../../../../src/records/link/linker.ts';
import { LinkKeys, type Member } from '../../../../src/records/link/member.ts';
import { Registry } from '../../../../src/records/link/registry.ts';

type Person = readonly [name: string, jobTitle?: string, officeCountry?: string];

function isJoined(...people: readonly [Person, Person]): boolean {
  const registry = new Registry();
  const linker = new Linker(registry, new LinkKeys(new KnownNames({ lookup: () => [] })));
  for (const [i, [name, jobTitle, country]] of people.entries()) {
    const member: Member = {
      document: `d${i}`,
      sha256: `s${i}`,
      entity: '#entity-1',
      entityType: 'PERSON',
      name,
      forms: [],
      company: [],
      ...(jobTitle !== undefined && { jobTitle }),
      ...(country !== undefined && { officeCountries: [country] }),
    };
    linker.add(member.document, member.sha256, [member]);
  }
  return registry.clusters.filter(({ members }) => members.length > 0).length === 1;
}

describe('one name in two documents', () => {
  test.each<[Person, Person]>([
    [
      ['Tesfaye Woldegiorgis', 'Minister of Energy'],
      ['Tesfaye Woldegiorgis', 'Ethiopian Minister of Energy', 'ET'],
    ],
    [['Bae Jong-hwan'], ['Bae Jong-hwan']],
    [['Ingeborg Tvedtmoen', 'Professor'], ['Ingeborg Tvedtmoen']],
    [
      ['Retselisitsoe Mohlomi', 'Governor'],
      ['Retselisitsoe Mohlomi', 'Governor'],
    ],
    [
      ['Ana Paula Quintanilha', 'Mayor of Torres Novas'],
      ['Ana Paula Quintanilha', 'Mayor of Torres Novas'],
    ],
    [['Kvirikashvili, Nino'], ['Nino Kvirikashvili']],
    [
      ['Oyunbileg Sainbayar', 'Deputy Minister of Trade'],
      ['Oyunbileg Sainbayar', 'Minister of Trade'],
    ],
    [
      ['Teburoro Bareterau', 'President of Kiribati', 'KI'],
      ['Teburoro Bareterau', 'President'],
    ],
    [
      ['Wycliffe Nyongesa', 'Judge'],
      ['Wycliffe Nyongesa', 'Judge'],
    ],
    [
      ['Ramón Yusay', 'Chairman of Visayan Sugar Refiners'],
      ['Ramón Yusay', 'Chairman'],
    ],
  ])('one person: %s, %s', (a, b) => expect(isJoined(a, b)).toBe(true));

  test.each<[Person, Person]>([
    [
      ['Tomasi Leavasa', 'Prime Minister of Samoa', 'WS'],
      ['Tomasi Leavasa', 'Prime Minister of Tonga', 'TO'],
    ],
    [
      ['Jorge Villafuerte', 'Ambassador of Peru', 'PE'],
      ['Jorge Villafuerte', 'Ambassador of Chile', 'CL'],
    ],
    [
      ['Luc Hecquardin', 'French ambassador', 'FR'],
      ['Luc Hecquardin', 'Belgian ambassador', 'BE'],
    ],
    [
      ['Ram Lochan Prasad', 'Mayor'],
      ['Ram Lochan Prasad', 'Professor'],
    ],
    [
      ['Kwabena Sarpong', 'Chairman of the board of Goldcrest Cocoa Ltd'],
      ['Kwabena Sarpong', 'Chief Justice of Ghana', 'GH'],
    ],
    [
      ['Andris Berzins', 'Minister of Finance of Latvia', 'LV'],
      ['Andris Berzins', 'Canadian consul', 'CA'],
    ],
    [
      ['Hamidou Garba', 'Chief of staff of Niger', 'NE'],
      ['Hamidou Garba', 'Minister of Fisheries of Senegal', 'SN'],
    ],
    [['Maria Kowalczyk'], ['Marek Kowalczyk']],
    [['J. Mandagi'], ['K. Mandagi']],
    [['Okwaraji'], ['Okwaraji']],
  ])('two persons: %s, %s', (a, b) => expect(isJoined(a, b)).toBe(false));
});
