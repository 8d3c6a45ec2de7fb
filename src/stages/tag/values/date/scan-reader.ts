import { LexKind } from '../engine/lexer.ts';
import { glued } from '../engine/scales.ts';
import { exists, type Moment } from './calendar.ts';
import { type Day, DayRowReader } from './day-row-reader.ts';
import type { Core } from './mention.ts';
import { beforeYear, reach, shortMonthNumbers } from './words.ts';

/** Digits as a scan reads them. */
const digitsOf = (raw: string): number => Number(raw.replace(/[lIi]/g, '1').replace(/[Oo]/g, '0'));
const scannedDay = /([\dlIOo]{1,2}|i(?=st|ST)|I(?=ST))(?:st|nd|rd|th|ST|ND|RD|TH)?(?![\p{L}\d])/uy;
const scannedYear = /[1lI][\dlIOo]{3}(?![\p{L}\d])/uy;
const letterL = 0x6c;
const letterI = 0x49;
/** Whether a letter is one that a scan reads for a digit: `l`, `i`, `I`, `O`, `o`. */
const isScanned = (c: number): boolean =>
  c === letterL || c === letterI || c === 0x69 || c === 0x4f || c === 0x6f;
/** Zone and month of a date-time group: `Z`, `ZJAN`. */
const zone = /^[A-Z](?:[A-Z]{3})?$/;

/** Reads dates as scans and message groups have them. */
export class ScanReader extends DayRowReader {
  /** `l5 May 1962`, `l2th March`, `on I January 1901`, `2O of June 1948`: the day as a scan reads it, before the month at `t`, with its year. */
  dayScannedBefore(t: number): Core | undefined {
    const last = this.word(t - 1) === 'of' ? t - 2 : t - 1;
    if (last < this.floor || (last === t - 1 && glued(this.lex, t))) return undefined;
    for (let first = Math.max(this.floor, last - 2); first <= last; first++) {
      if (glued(this.lex, first) && this.lex.kind[first - 1] !== LexKind.sign) continue;
      const day = this.scannedDay(first);
      if (day?.to !== last + 1) continue;
      // `World War I January 1919`; `I May`
      const isOne = this.lex.end[last]! - this.lex.start[first]! === 1;
      if (isOne && this.lex.kind[first - 1] === LexKind.word && !reach.has(this.word(first - 1) ?? ''))
        continue;
      const from: Moment = { month: this.lex.entry[t]!.month!, day: day.day };
      const year = this.yearAfter(this.monthEnd(t), true);
      // `the lst October`
      const isOrdinal = /\p{Ll}/u.test(this.raw(last)) && this.lengthOf(last) > 1;
      if ((year?.year === undefined && !isOrdinal) || !exists(from)) return undefined;
      return this.withYear({ from, first, end: this.monthEnd(t), kind: 'date', explicit: false }, year);
    }
    return undefined;
  }

  /** The day from lexeme `i` on, in which a scan reads letters for digits. */
  scannedDay(i: number): Day | undefined {
    const at = this.lex.start[i] ?? 0;
    if (!isScanned(this.lex.text.charCodeAt(at)) && !isScanned(this.lex.text.charCodeAt(at + 1)))
      return undefined;
    scannedDay.lastIndex = at;
    const [raw, digits] = scannedDay.exec(this.lex.text) ?? [];
    if (raw === undefined || !/[lIOoi]/.test(digits!)) return undefined;
    const day = digitsOf(digits!);
    const to = this.lexemeAfter(i, raw.length);
    return day >= 1 && day <= 31 && to !== undefined ? { day, to } : undefined;
  }

  /** The year from lexeme `i` on, in which a scan reads letters for digits: `I862`, `l9I4`. */
  scannedYear(i: number): { year: number; to: number } | undefined {
    scannedYear.lastIndex = this.lex.start[i] ?? 0;
    const [raw] = scannedYear.exec(this.lex.text) ?? [];
    if (raw === undefined || !/[lIOo]/.test(raw) || !/\d.*\d/.test(raw)) return undefined;
    const year = digitsOf(raw);
    const to = this.lexemeAfter(i, raw.length);
    return year >= 1500 && to !== undefined ? { year, to } : undefined;
  }

  /** The lexeme after so many characters from `i` on. */
  lexemeAfter(i: number, length: number): number | undefined {
    const end = this.lex.start[i]! + length;
    for (let k = i; k < i + length && k < this.lex.count; k++) if (this.lex.end[k] === end) return k + 1;
    return undefined;
  }

  /** `, I862`, `, 19 78` after a day and month. */
  override damagedYear(at: number, withDay: boolean): { year: number; to: number } | undefined {
    const scanned = this.scannedYear(at);
    if (scanned !== undefined) return scanned;
    const apart = this.apartYear(at);
    if (apart !== undefined || !withDay) return apart;
    const head = this.digits(at, 2);
    const rest = this.digits(at + 1, 2);
    const isSet = (head === 18 || head === 19) && rest !== undefined && this.closesClause(at + 1);
    return isSet ? { year: head * 100 + rest, to: at + 2 } : undefined;
  }

  /** `1 7 7 4`, `1 83 3`, `1 897`: a year whose digits a scan set apart, from lexeme `i` on. */
  apartYear(i: number): { year: number; to: number } | undefined {
    let to = i;
    let digits = '';
    for (; to < i + 4 && this.lex.kind[to] === LexKind.number && digits.length < 4; to++) {
      if (to > i && glued(this.lex, to)) return undefined;
      digits += this.raw(to);
    }
    const isYear = /^1 ?[5-9](?: ?\d){2}$/.test(digits) && digits !== this.raw(i).replace(' ', '');
    if (!isYear && !/^1 [5-9]\d\d$/.test(digits)) return undefined;
    if (this.lex.kind[to] === LexKind.number || this.isMeasured(to)) return undefined;
    // `1 850 of them`
    const isThousands = to - i < 3 && !this.closesClause(to - 1);
    return isThousands ? undefined : { year: Number(digits.replace(/ /g, '')), to };
  }

  /** `in 1 83 3`, `the year 1 7 6 9`, of three pieces or more. */
  apartYearAlone(t: number): Core | undefined {
    // Three pieces at least, of which the digits of most numbers are none.
    if (this.lex.kind[t + 1] !== LexKind.number || this.lex.kind[t + 2] !== LexKind.number) return undefined;
    const before = this.word(t - 1) ?? '';
    if (!beforeYear.has(before) && before !== 'year') return undefined;
    const apart = this.apartYear(t);
    if (apart === undefined || apart.to - t < 3) return undefined;
    return { from: { year: apart.year }, first: t, end: apart.to, kind: 'year', explicit: true };
  }

  /** `in I862`, `since 19I4`: a scanned year that a word says to be one, around the number at `t`. */
  scannedYearAlone(t: number): Core | undefined {
    const letter = glued(this.lex, t) ? this.single(t - 1) : 0;
    const first = letter === letterL || letter === letterI ? t - 1 : t;
    if (first < this.floor || glued(this.lex, first) || !beforeYear.has(this.word(first - 1) ?? ''))
      return undefined;
    // `on I880`, a road
    if (this.raw(first) === 'I' && !/^(?:in|since)$/.test(this.word(first - 1)!) && this.lengthOf(t) === 3)
      return undefined;
    const scanned = this.scannedYear(first);
    if (scanned === undefined || this.isMeasured(scanned.to)) return undefined;
    return { from: { year: scanned.year }, first, end: scanned.to, kind: 'year', explicit: true };
  }

  /** `(19 8 7)`: the digits of a year that a scan set apart, alone in brackets. */
  spacedYear(t: number): Core | undefined {
    if (this.word(t - 1) !== '(' || !glued(this.lex, t)) return undefined;
    let end = t;
    let digits = '';
    for (; end < t + 4 && this.lex.kind[end] === LexKind.number && this.lengthOf(end) <= 3; end++)
      digits += this.raw(end);
    if (end === t + 1 || this.word(end) !== ')' || !/^(?:1[6-9]|20)\d\d$/.test(digits)) return undefined;
    return { from: { year: Number(digits) }, first: t, end, kind: 'year', explicit: true };
  }

  /** `141200Z MAY 21`, `201430ZJAN98`: day, hour and minute, zone, month and year of a message. */
  dateTimeGroup(t: number): Core | undefined {
    const digits = /^(\d\d)([01]\d|2[0-3])[0-5]\d$/.exec(this.raw(t));
    const letters = this.raw(t + 1);
    if (digits === null || !this.isLettered(t + 1) || !zone.test(letters) || !this.isFree(t))
      return undefined;
    const day = Number(digits[1]);
    const at = letters.length === 1 ? t + 2 : t + 1;
    const name = letters.length === 1 ? this.raw(at) : letters.slice(1);
    const month =
      name === name.toUpperCase()
        ? (this.lex.entry[at]?.month ?? shortMonthNumbers.get(name.toLowerCase()))
        : undefined;
    if (month === undefined || !exists({ month, day })) return undefined;
    const four = this.yearAt(at + 1)?.year;
    const two = this.digits(at + 1, 2);
    const year = four ?? (two === undefined ? undefined : this.century(two));
    if (year === undefined) return undefined;
    return { from: { year, month, day }, first: t, end: at + 2, kind: 'date', explicit: true };
  }
}
