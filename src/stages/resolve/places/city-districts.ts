/**
 * Districts of post-Soviet cities: the name in use, and the forms that translators and other transliterations have. Translations
 * turn "Sovetsky District" into "Soviet district", and take the adjective's ending away: "Partizan district of Minsk".
 */
const forms: Readonly<Record<string, string>> = {
  Admiralteysky: 'Admiralty|Admiralteiski|Admiralteysk',
  Avtozavodsky: 'Avtozavod|Avtozavodski|Car Factory|Automobile Plant',
  Dzerzhinsky: 'Dzerzhinski|Dzerzhynski|Dzyarzhynski',
  Frunzensky: 'Frunze|Frunzenski|Frunzenskiy',
  Industrialny: 'Industrial|Industrialnyi|Industrialnyy',
  Kalininsky: 'Kalinin|Kalininski|Kalininskiy',
  Kirovsky: 'Kirov|Kirovski|Kirovskiy',
  Komsomolsky: 'Komsomol|Komsomolski',
  Krasnoarmeysky: 'Red Army|Krasnoarmeiski|Krasnoarmeyski',
  Krasnooktyabrsky: 'Red October|Krasnooktyabrski',
  Leninsky: 'Lenin|Leninist|Leninski|Leninskiy',
  Moskovsky: 'Moscow|Moskovski|Moskovskiy|Maskouski|Maskowski',
  Novobelitsky: 'Novobelitsa|Novobelitski|Navabelitski|Navabyelitski',
  Oktyabrsky: 'October|Oktyabr|Oktyabrski|Oktyabrskiy|Oktiabrsky|Kastrychnitski|Kastrychnicki',
  Partizansky: 'Partisan|Partizan|Partizanski|Partizanskiy|Partyzanski|Partyzansky',
  Pervomaysky:
    'May Day|First of May|1 May|Pervomai|Pervomay|Pervomaiski|Pervomayski|Pervomaisky|Pervomaiskiy|Pershamaiski|Pershamayski',
  Privokzalny: 'Station|Privokzalnyi',
  Proletarsky: 'Proletarian|Proletarski|Proletarskiy',
  Promyshlenny: 'Promyshlennyi|Promyshlennyy',
  Severny: 'Severnyi|Severnyy',
  Sovetsky: 'Soviet|Sovetski|Sovetskiy|Sovietsky|Sovietski|Savetski|Savietski',
  Sverdlovsky: 'Sverdlov|Sverdlovski|Sverdlovskiy',
  Traktorozavodsky: 'Tractor Plant|Tractor Factory|Traktorozavodski',
  Tsentralny: 'Central|Centralny|Centralnyi|Tsentralnyi|Tsentralnyy|Tsentralniy|Centralniy',
  Volzhsky: 'Volga|Volzhski|Volzhskiy',
  Voroshilovsky: 'Voroshilov|Voroshilovski',
  Zavodskoy: 'Factory|Zavod|Zavodskoi|Zavodski|Zavodsky|Zavodskiy',
  Zheleznodorozhny: 'Railway|Railroad|Zheleznodorozhnyi|Zheleznodorozhnyy|Zheleznodorozhniy|Chyhunachny',
};
const usual = new Map(
  Object.entries(forms).flatMap(([name, others]) => others.split('|').map((other) => [other, name] as const)),
);

/** The usual name of a city's district, without its head word: `Partizan` -> `Partizansky`; others as they are. */
export function cityDistrictName(base: string): string {
  return usual.get(base) ?? base;
}
