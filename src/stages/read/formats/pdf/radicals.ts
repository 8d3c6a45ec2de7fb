/** Radicals next to the old ones, which Unicode gives no letter for, and the characters that look the same. */
const characters = new Map(
  [
    ...'⺟母⺠民⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟',
  ].flatMap((sign, i, all) => (i % 2 === 0 ? [[sign, all[i + 1]!] as const] : [])),
);

/**
 * Chinese text with characters in place of the radicals that look like them: a font that draws both with one sign gives the code of
 * either. Where a text has no character, radicals are meant.
 */
export function withCharacters(text: string): string {
  if (!/[\u2e80-\u2ef3]/.test(text) || !/\p{Unified_Ideograph}/u.test(text)) return text;
  return text.replace(/[\u2e80-\u2ef3]/g, (sign) => characters.get(sign) ?? sign);
}
