import type { Metadata } from '../../../contract/format.ts';
import { identifierOf } from '../../../text/identifiers.ts';

/** What a file says of itself, by Dublin Core terms, as it stands; of terms that hold one value, the first that can be used counts. */
type FileFields = Readonly<
  Partial<Record<'title' | 'creator' | 'date' | 'language' | 'publisher' | 'rights', readonly unknown[]>> & {
    /** With the names of their fields, which may say what they are: `prism:doi`, `isbn`. */
    identifier?: readonly { readonly name: string; readonly value: unknown }[];
    /** When a program made or changed the file; counts where no date of the publication is said. */
    made?: readonly unknown[];
  }
>;

/** Before, no program wrote a file of these formats: dates that old stand for none. */
const firstMade = '1985';
/** Libraries that make documents out of a template and leave its date there. */
const library = /^(?:python-docx|apache poi|docx4j|openpyxl)$/i;

/** The fields of a file as metadata; what programs put there by themselves is left out. */
export function metadataOfFile(fields: FileFields): Metadata {
  const title = first(fields.title, titleOf);
  const creator = creatorsOf(fields.creator ?? []);
  const date = first(fields.date, dateOf) ?? madeAt(fields);
  const language = first(fields.language, languageOf);
  const publisher = first(fields.publisher, textOf);
  const rights = first(fields.rights, textOf);
  const identifier = [
    ...new Set(
      (fields.identifier ?? []).flatMap(({ name, value }) => identifierOfFile(name, textOf(value)) ?? []),
    ),
  ];
  return {
    ...(title !== undefined && { title }),
    ...(creator !== undefined && { creator }),
    ...(date !== undefined && { date }),
    ...(language !== undefined && { language }),
    ...(publisher !== undefined && { publisher }),
    ...(identifier.length > 0 && { identifier }),
    ...(rights !== undefined && { rights }),
  };
}

function madeAt({ made, creator = [] }: FileFields): string | undefined {
  if (creator.some((name) => typeof name === 'string' && library.test(name.trim()))) return undefined;
  return first(made, (value) => {
    const date = dateOf(value);
    return date !== undefined && date >= firstMade ? date : undefined;
  });
}

function first<T>(
  values: readonly unknown[] | undefined,
  take: (value: unknown) => T | undefined,
): T | undefined {
  for (const value of values ?? []) {
    const taken = take(value);
    if (taken !== undefined) return taken;
  }
  return undefined;
}

/** A line of text of at most 2,000 code units; undefined for all else. */
export function textOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value
    .replace(/[\0-\u001f\u007f-\u009f\ufeff\ufffd]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toWellFormed();
  return text === '' || text.length > 2000 ? undefined : text;
}

/** Names of files and of programs are no titles: `Microsoft Word - draft3.doc`, `untitled`, `report.indd`. */
function titleOf(value: unknown): string | undefined {
  const title = textOf(value)?.replace(/^Microsoft (?:Word|PowerPoint|Excel) - /, '');
  if (title === undefined || !/\p{L}/u.test(title)) return undefined;
  if (/^(?:untitled|document|title|no title|blank)\s?\d*$/i.test(title)) return undefined;
  return /\.(?:docx?|odt|indd|qxd|tex|dvi|rtf|pdf|txt|pptx?|xlsx?|pmd|fm|wpd)$/i.test(title)
    ? undefined
    : title;
}

/** `A. Writer; B. Author`; names of accounts and programs are left out. */
function creatorsOf(values: readonly unknown[]): string[] | undefined {
  const list = values.flatMap((one) => textOf(one)?.split(/\s*;\s*/) ?? []).flatMap(namesIn);
  const names = list.filter(
    (name) =>
      /\p{L}{2}/u.test(name) &&
      !library.test(name) &&
      !/^(?:admin(?:istrator)?|(?:microsoft office |corporate |default )?user|owner|unknown|anonymous|author|un-?named|(?:[\w-]+\.)+[a-z]{2,4}|\S+\.\S+@\S+)$/i.test(
        name,
      ),
  );
  return names.length > 0 ? [...new Set(names)] : undefined;
}

/** Of two to four words that begin large: `Ana Maria de la Cruz`, `J. Smith`. */
const wholeName =
  /^\p{Lu}[\p{L}.'’-]*(?:\s(?!(?:of|for|the|und|and)\s)\p{L}[\p{L}.'’-]*){0,3}\s\p{Lu}[\p{L}.'’-]*$/u;

/** The names of `By Ann Lee and Jo Park` and `Ann Lee, Jo Park`, if each is whole; `Park, Jo` and the name of a ministry stay as they are. */
function namesIn(field: string): string[] {
  // what LaTeX says of its lines
  const text = field.replace(/,?\s*\[[\d.]+\s?\w\w\]\s*/g, ', ').replace(/^by\s+(?=\p{Lu})/iu, '');
  const names = text.split(/\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+/).filter((name) => name !== '');
  return names.length > 1 && names.every((name) => wholeName.test(name))
    ? names
    : [text.replace(/[,\s]+$/, '')];
}

/** `D:20190304120000+01'00'`, `2019-03-04T12:00:00Z`, `2019-03`, `2019` as a day, month or year. */
export function dateOf(value: unknown): string | undefined {
  const text = textOf(value);
  const match = text && /^(?:D:)?(\d{4})(?:-?(\d\d)(?:-?(\d\d))?)?(?!\d{1,3}$)/.exec(text);
  if (!match) return undefined;
  const [, year, month, day] = match as unknown as [string, string, string?, string?];
  if (Number(year) < 1400 || Number(year) > 2200) return undefined;
  if (month === undefined || Number(month) < 1 || Number(month) > 12) return year;
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  if (day === undefined || Number(day) < 1 || Number(day) > last) return `${year}-${month}`;
  return `${year}-${month}-${day}`;
}

function languageOf(value: unknown): string | undefined {
  const text = textOf(value);
  if (text === undefined || text.length > 35 || text === 'x-default') return undefined;
  try {
    return Intl.getCanonicalLocales(text.replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}

/** Ids that a program made up (`uuid:…`) are none of the publication, nor is what names nothing. */
function identifierOfFile(name: string, value: string | undefined): string | undefined {
  if (value === undefined || /^(?:(?:urn:)?uuid:|xmp\.)/i.test(value)) return undefined;
  return identifierOf(value, name) ?? (/^(?:https?:\/\/|urn:)\S+$/.test(value) ? value : undefined);
}
