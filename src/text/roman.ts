const digits: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };

/** The number that Roman numerals in capitals make; which of them are written properly is the caller's to say. */
export function romanValue(numerals: string): number {
  let value = 0;
  for (let i = 0; i < numerals.length; i++) {
    const digit = digits[numerals[i]!]!;
    value += digit < (digits[numerals[i + 1] ?? ''] ?? 0) ? -digit : digit;
  }
  return value;
}
