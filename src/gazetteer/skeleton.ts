/**
 * The transliteration skeleton of a folded word: what remains equal when a Slavic name is written by other rules.
 *
 *     kobyakov, kabiakou           kabakav        -ou and -ov, o and a, ya and ia
 *     mogilev, mahilyow, mahiliou  mahilav        g and h, e and yo
 *     chaikovsky, chaikovskii      caikavski
 *     alexander, aleksandr         alaksandr
 *     zhodino, zhodzina            zadina
 *
 * Equal skeletons are a hint, not an identity: look-up by them comes with a low confidence.
 * @param word lower-case ASCII, as {@link foldWords} gives it
 */
export function skeleton(word: string): string {
  return word
    .replace(/shch|szcz|stsch|sch|sz|sh/g, 's')
    .replace(/tsch|tch|cz|ch/g, 'c')
    .replace(/zh|rz/g, 'z')
    .replace(/kh|gh|g/g, 'h')
    .replace(/dz/g, 'd')
    .replace(/ts|tz|th/g, 't')
    .replace(/x/g, 'ks')
    .replace(/ck|q/g, 'k')
    .replace(/ph/g, 'f')
    .replace(/w/g, 'v')
    .replace(/[iyj]+(?=[aeou])/g, '')
    .replace(/[yj]/g, 'i')
    .replace(/er$/, 'r')
    .replace(/[oe]/g, 'a')
    .replace(/(?<=a)u(?=[^aiu]|$)/g, 'v')
    .replace(/(.)\1+/g, '$1');
}

/** Words shorter than this have no skeleton: too many would be alike. */
export const skeletonLength = 6;
