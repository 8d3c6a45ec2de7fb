import { describe, expect, test } from 'vitest';
import type { ResolvedEntity } from '../../../src/contract/resolution.ts';
import { GazetteerSet } from '../../../src/gazetteer/set.ts';
import { gazetteerKnowledge } from '../../../src/names/knowledge.ts';
import { resolverOver } from '../../../src/stages/resolve/resolve.ts';
import { tagged } from '../../support/world.ts';

const make = resolverOver(gazetteerKnowledge(GazetteerSet.openShipped()));

/** The entities of a text by the words of their mentions; `[Paris]` is a GPE, `[ORG:Bank of Ohio]` says its type. */
function entitiesOf(text: string): Map<string, ResolvedEntity> {
  const flows = tagged(...text.replace(/\[(?![A-Z]+:)/g, '[GPE:').split('\n'));
  const resolver = make();
  resolver.add(flows);
  const { entities, entityOf } = resolver.finish();
  const surfaces = flows.flatMap(({ mentions }) => mentions.map(({ surface }) => surface));
  return new Map(surfaces.map((surface, i) => [surface, entities[entityOf[i]!]!]));
}

/** `US-KY`, or the country where no region is known; a place without a point is none. */
const said = ({ countryCode, subdivisionCode, latitude }: ResolvedEntity) =>
  latitude === undefined ? 'no place' : (subdivisionCode ?? countryCode ?? 'none');

describe('where the places of a newspaper lie', () => {
  test.each<[what: string, text: string, places: Record<string, string>]>([
    [
      'a dateline with an abbreviated state speaks for the towns after it',
      '[LEXINGTON], [Ky.] (AP) — Crews from [Georgetown], [Paris] and [Versailles] fought the fire near [Winchester] until dawn.',
      { LEXINGTON: 'US-KY', Georgetown: 'US-KY', Paris: 'US-KY', Versailles: 'US-KY', Winchester: 'US-KY' },
    ],
    [
      'a local paper never names its state',
      'Students from [Lexington], [Nicholasville] and [Danville] met on Saturday.\nThe road between [Richmond] and [Berea] reopened, [Madison County] officials said. A barn burned in [Paris].',
      { Danville: 'US-KY', Richmond: 'US-KY', 'Madison County': 'US-KY', Paris: 'US-KY' },
    ],
    [
      'counties next to one another',
      'Flooding was reported in [Pike County], [Floyd County] and [Letcher County], and in the towns of [Pikeville] and [Hazard].',
      { 'Pike County': 'US-KY', 'Floyd County': 'US-KY', Hazard: 'US-KY' },
    ],
    [
      'bodies name the state',
      '[ORG:Georgia State Patrol] troopers closed the road to [Athens]. The [ORG:University of Georgia] campus in [Athens] and the schools in [Watkinsville] and [Monroe] were shut.',
      { Athens: 'US-GA', Monroe: 'US-GA' },
    ],
    [
      'Pennsylvania by its abbreviation',
      '[WASHINGTON], [Pa.] — A man from [Canonsburg] was charged in [Washington County], police in [Peters Township] said.',
      { WASHINGTON: 'US-PA', 'Washington County': 'US-PA' },
    ],
    [
      'Missouri by its abbreviation',
      'The company moved from [Mexico], [Mo.] to [Columbia], [Mo.] and then to [Springfield].',
      { Mexico: 'US-MO', Columbia: 'US-MO', Springfield: 'US-MO' },
    ],
    [
      'a town that the dateline told is the same below, whatever its case',
      '[BERLIN], [N.H.] — The whistle blew for the last time in [Berlin] on Friday.',
      { BERLIN: 'US-NH', Berlin: 'US-NH' },
    ],
    [
      'and in the headline above',
      '[Berlin] mill closes\n[BERLIN], [N.H.] — The mill closed.',
      { Berlin: 'US-NH' },
    ],
    [
      'a name told to lie in two places tells nothing of the third',
      'He left [Berlin], [N.H.], for [Berlin], [Wis.].\n[Germany] sent a minister; [BERLIN] and [Hamburg] paid.',
      { BERLIN: 'DE-BE', Hamburg: 'DE-HH' },
    ],
    [
      'quarters of a city',
      'Fires burned in [Watts] and in [Leimert Park]; [Los Angeles] sent 200 police.',
      { Watts: 'US-CA', 'Leimert Park': 'US-CA' },
    ],
    [
      'seats of territories that other lists leave out',
      'Rebels left [Bunia] for [Mambasa] and [Mahagi] in [Ituri].',
      { Mambasa: 'CD', Mahagi: 'CD' },
    ],
    [
      'states in a list, each of which is a town of the next too',
      'Crews from [Nevada], [Oregon], [Ohio] and [Missouri] helped.',
      { Nevada: 'US-NV', Oregon: 'US-OR', Ohio: 'US-OH', Missouri: 'US-MO' },
    ],
    [
      'Georgia among American states',
      'Storms crossed [Alabama], [Georgia] and [Tennessee] before reaching [Atlanta].',
      { Georgia: 'US-GA', Atlanta: 'US-GA' },
    ],
    [
      'Georgia among its neighbours',
      'Ministers of [Armenia], [Georgia] and [Azerbaijan] met in [Tbilisi] and [Batumi].',
      { Georgia: 'GE', Batumi: 'GE-AJ' },
    ],
    [
      'a town of Tennessee that is called like a country',
      'The [Lebanon] city council met. Residents of [Wilson County], [Mount Juliet] and [Murfreesboro] spoke.',
      { Lebanon: 'US-TN', 'Wilson County': 'US-TN' },
    ],
    [
      'the country among its neighbours',
      'The [Lebanon] delegation met envoys of [Syria] and [Jordan] in [Beirut].',
      { Lebanon: 'LB', Jordan: 'JO' },
    ],
    [
      'a state by the cities in it',
      'Voters in [Washington], [Oregon] and [Idaho] received ballots. In [Seattle] and [Spokane] lines were long.',
      { Washington: 'US-WA', Spokane: 'US-WA' },
    ],
    [
      'boroughs and airports',
      'A suspect from [Brooklyn] was seen in [Queens] and [Manhattan] before he reached [JFK].',
      { Brooklyn: 'US-NY', Queens: 'US-NY', JFK: 'US-NY' },
    ],
    [
      'India and Pakistan',
      'Officials of [Punjab], [Sindh] and [Balochistan] met in [Lahore]. [Hyderabad] and [Karachi] were quiet.\nTrains from [Salem] to [Coimbatore] and [Erode] stopped, [Tamil Nadu] officials said in [Chennai].',
      { Punjab: 'PK-PB', Hyderabad: 'PK-SD', Salem: 'IN-TN' },
    ],
    [
      'famous cities in a national story',
      'The president flew from [Washington] to [London], then to [Paris] and [Berlin], a spokesman in [New York] said.',
      { London: 'GB', Paris: 'FR-IDF', Berlin: 'DE-BE' },
    ],
    [
      'a famous city named once in a local story',
      'The school board in [Des Moines] approved a trip to [London] for students from [Ames], [Ankeny] and [Urbandale].',
      { London: 'GB', Ames: 'US-IA' },
    ],
    [
      'Birmingham in England and in Alabama',
      'Trains between [Birmingham] and [Coventry] were late, as were those from [Wolverhampton] and [Manchester].',
      { Birmingham: 'GB' },
    ],
    [
      'Birmingham in Alabama',
      'Police in [Birmingham] arrested a man from [Tuscaloosa] near [Hoover] in [Jefferson County], [Ala.].',
      { Birmingham: 'US-AL', 'Jefferson County': 'US-AL' },
    ],
    [
      'a county that is a part of the region a town is known in',
      'Bluetongue was found near [Ipswich] in [Suffolk], and in sheep at [Kendal], [Cumbria].',
      { Ipswich: 'GB-ENG', Kendal: 'GB-ENG' },
    ],
    [
      'seas and lakes of no country or of several, inside or around what is named with them',
      'A fireball fell near [LOC:Lake Titicaca], [Puno]. The island of [Rügen], [Baltic Sea], was searched. Tuna of the [Indian Ocean], [Seychelles].',
      { Rügen: 'DE', 'Indian Ocean': 'no' },
    ],
    [
      'a semicolon ends what a comma goes on with',
      'Samples came from [Attapeu], [Laos]; [Pailin], [Cambodia]; and [Hanoi], [Vietnam].',
      { Laos: 'LA', Cambodia: 'KH', Pailin: 'KH-24' },
    ],
    [
      'the district of an attorney or a court is no district of the place',
      'The [Brooklyn] District Attorney charged the firm. The suit was filed in [Denver] District Court by farmers of [Peru].',
      { Brooklyn: 'US-NY', Denver: 'US-CO' },
    ],
    [
      'an abbreviated state holds the town before it',
      'In [Batavia], [N.Y.], the mill burned down. Firemen from [Le Roy], [Attica] and [Medina] worked until dawn.',
      { Batavia: 'US-NY', 'Le Roy': 'US-NY', Medina: 'US-NY' },
    ],
    [
      'a name of the past where nothing speaks of its country',
      'The mills of [Salisbury] and [Kannapolis] shut in the same year, those of [Concord] later.',
      { Salisbury: 'US-NC' },
    ],
    [
      'and where something does',
      'The governor left [Salisbury] for [Bulawayo]. [Rhodesia] had declared independence.',
      { Salisbury: 'ZW-HA', Bulawayo: 'ZW-BU' },
    ],
    [
      'numbered postal districts',
      'The petitioner lives in [Colombo 12], his counsel in [Colombo 7].',
      { 'Colombo 12': 'LK-1', 'Colombo 7': 'LK-1' },
    ],
    [
      'a colony by its name of the past',
      'The [Transvaal Colony] and the [Cape Colony] sent delegates; [Natal] did not.',
      { 'Transvaal Colony': 'ZA-GP', 'Cape Colony': 'ZA-WC' },
    ],
    [
      'Irish cities',
      'Rain is expected in [Cork], [Galway] and [Limerick], and later in [Dublin].',
      { Cork: 'IE-M', Galway: 'IE-C', Limerick: 'IE-M', Dublin: 'IE-L' },
    ],
    [
      'Canada',
      '[LONDON], [Ont.] — Drivers between [Windsor], [Kitchener] and [Hamilton] were warned of snow.',
      { LONDON: 'CA-ON', Windsor: 'CA-ON', Hamilton: 'CA-ON' },
    ],
    [
      'Australia',
      'Fires burned near [Newcastle], [Wollongong] and [Orange] in [NSW], and in [Perth] and [Geraldton] in [Western Australia].',
      { Newcastle: 'AU-NSW', Orange: 'AU-NSW', Perth: 'AU-WA' },
    ],
    [
      'the Seychelles',
      'The Governor of [Seychelles] returned to [Victoria] from [Mauritius].',
      { Victoria: 'SC' },
    ],
    [
      'Jamaica: a namesake of the capital',
      'The mayor of [Kingston], [Jamaica], met farmers from [Mandeville] and [Spanish Town].',
      { Kingston: 'JM-01', Mandeville: 'JM-12' },
    ],
    [
      'islands say where a namesake of their capital lies',
      'Ferries go from [Victoria] to [LOC:Praslin], [LOC:Aldabra] and back to [LOC:Mahé].',
      { Victoria: 'SC' },
    ],
    [
      'a country by the name that its capital has for short',
      'The marines landed in [Colón] and stayed in [Panama] until they took ship in [Panama City].',
      { Panama: 'PA', 'Panama City': 'PA-8' },
    ],
    [
      'names of the past',
      'Mills of [Lanarkshire] and [Yorkshire] sold to [Kwangtung], [Lourenço Marques] and [Stanleyville].',
      {
        Lanarkshire: 'GB',
        Yorkshire: 'GB',
        Kwangtung: 'CN-GD',
        'Lourenço Marques': 'MZ',
        Stanleyville: 'CD',
      },
    ],
  ])('%s', (_, text, places) => {
    const entities = entitiesOf(text);
    const got = Object.fromEntries(
      Object.keys(places).map((surface) => {
        const place = said(entities.get(surface)!);
        return [surface, places[surface]!.includes('-') ? place : place.slice(0, 2)];
      }),
    );
    expect(got).toEqual(places);
  });

  test('a nationality where a place is named gives the country, a place of Heathrow is the airport', () => {
    expect(said(entitiesOf('An [Israeli] and two [Kenyans] were held.').get('Israeli')!)).toBe('IL');
    const heathrow = entitiesOf('Flights from [Heathrow] to [Manchester] and [Edinburgh] were cancelled.');
    expect(heathrow.get('Heathrow')!.countryCode).toBe('GB');
  });
});

describe('the country of what no gazetteer has', () => {
  const countryOf = (text: string, surface: string) => entitiesOf(text).get(surface)?.countryCode;

  test('a place has that of the places it is listed with, as they were read in the end', () => {
    const text = 'Crews from [Lexington], [Zorvelle], [Danville] and [Berea] met in [Richmond], [Ky.].';
    expect(countryOf(text, 'Zorvelle')).toBe('US');
    expect(
      countryOf('Roads from [Lahore] to [Zorvelle], [Hyderabad] and [Sukkur] are shut.', 'Zorvelle'),
    ).toBe('PK');
  });

  test.each([
    ['Malayan', 'MY'],
    ['Rhodesian', 'ZW'],
    ['Ceylonese', 'LK'],
    ['Seychelle', 'SC'],
    ['Yankees', 'US'],
    ['Welshmen', 'GB'],
  ])('%s are called after a country of today or of the past', (people, country) => {
    expect(countryOf(`The [NORP:${people}] team won.`, people)).toBe(country);
  });

  test.each([
    ['Congolese', 'The [NORP:Congolese] team won.', 'CD'],
    ['Congolese', '[NORP:Congolese] miners struck in [Kolwezi].', 'CD'],
    ['Congolese', '[NORP:Congolese] timber left [Pointe-Noire].', 'CG'],
    ['Dominican', '[NORP:Dominican] police closed the bridge to [Haiti] at [Dajabón].', 'DO'],
    ['Dominican', '[NORP:Dominican] growers in [Roseau] and [Portsmouth] met in [Dominica].', 'DM'],
    ['Dominican', '[NORP:Dominican] students met in [Boston].', 'DO'],
    ['Martinicans', 'The [NORP:Martinicans] voted.', 'MQ'],
    ['Cook Islander', 'A [NORP:Cook Islander] won.', 'CK'],
  ])('%s, as the document means them: %s', (people, text, country) => {
    expect(countryOf(text, people)).toBe(country);
  });

  test.each(['Bohemian', 'Batavian', 'Lutheran', 'Zorvian'])('%s are of no state', (people) => {
    expect(countryOf(`The [NORP:${people}] team won.`, people)).toBeUndefined();
  });
});
