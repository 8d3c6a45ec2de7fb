import type { ThingLine } from '../../../../../records/store/reading/things.ts';
import { useData } from '../../../client/load.ts';
import { setFields } from '../../../client/router.tsx';
import { ThingField } from '../../../client/thing-field.tsx';
import { allTypes, labelOf } from '../../../client/types.ts';

interface FilterBarProps {
  readonly fields: URLSearchParams;
  readonly name: string;
  readonly onName: (name: string) => void;
}

const labels: Readonly<Record<string, (value: string) => string>> = {
  type: (value) => labelOf(value),
  country: (value) => `places in ${countryName(value)}`,
  from: (value) => `from ${value}`,
  to: (value) => `to ${value}`,
  currency: (value) => `sums in ${value}`,
  least: (value) => `at least ${value}`,
  most: (value) => `at most ${value}`,
};

const countries = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });

function countryName(code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : code;
}

/** What narrows the list of documents. */
export function FilterBar({ fields, name, onName }: FilterBarProps) {
  return (
    <div class="filters">
      <label>
        Title or file
        <input type="search" value={name} onInput={(event) => onName(event.currentTarget.value)} />
      </label>
      <MoreFilters fields={fields} />
      <ActiveFilters fields={fields} />
    </div>
  );
}

/** Another filter shows the list from its beginning. */
const set = (changes: Record<string, string | undefined>) => setFields({ ...changes, offset: undefined });

interface FieldsProps {
  readonly fields: URLSearchParams;
}

function MoreFilters({ fields }: FieldsProps) {
  return (
    <details>
      <summary>More filters</summary>
      <div class="filters">
        <label>
          With a mention of type
          <select
            value={fields.get('type') ?? ''}
            onChange={(event) => set({ type: event.currentTarget.value })}
          >
            <option value="">any</option>
            {allTypes.map((type) => (
              <option key={type} value={type}>
                {labelOf(type)}
              </option>
            ))}
          </select>
        </label>
        <ThingField onChoose={(thing) => set({ thing })} />
        <ThingField label="Names the place" type="GPE" onChoose={(thing) => set({ thing })} />
        <label>
          Places in (country code)
          <input
            size={4}
            maxLength={2}
            placeholder="KE"
            value={fields.get('country') ?? ''}
            onChange={(event) => set({ country: event.currentTarget.value.toUpperCase() })}
          />
        </label>
        <YearField label="Years named, from" value={fields.get('from')} onChange={(from) => set({ from })} />
        <YearField label="to" value={fields.get('to')} onChange={(to) => set({ to })} />
        <label>
          Sums in
          <input
            size={4}
            maxLength={3}
            placeholder="USD"
            value={fields.get('currency') ?? ''}
            onChange={(event) => set({ currency: event.currentTarget.value.toUpperCase() })}
          />
        </label>
        <YearField label="at least" value={fields.get('least')} onChange={(least) => set({ least })} />
        <YearField label="at most" value={fields.get('most')} onChange={(most) => set({ most })} />
      </div>
    </details>
  );
}

/** The filters in force, each with its way out. */
function ActiveFilters({ fields }: FieldsProps) {
  const active = [...Object.keys(labels), 'thing'].filter((field) => fields.get(field) !== null);
  const thing = fields.get('thing');
  // What has an identifier is called by its name.
  const named = useData<ThingLine>(thing === null ? undefined : 'thing', { thing: thing ?? '' });
  if (active.length === 0) return null;
  return (
    <ul class="chips" aria-label="Filters in force">
      {active.map((field) => (
        <li key={field}>
          <button type="button" onClick={() => set({ [field]: undefined })} title="Take this filter away">
            {field === 'thing' ? `names ${named.value?.name ?? thing}` : labels[field]!(fields.get(field)!)}{' '}
            <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function YearField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string | null;
  onChange: (value: string | undefined) => void;
}) {
  return (
    <label>
      {label}
      <input
        type="number"
        class="narrow"
        value={value ?? ''}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}
