import { useData } from '../../../client/load.ts';
import type { PageProps } from '../../../client/room-state.ts';
import { address, Link, setFields } from '../../../client/router.tsx';
import { Notice, Show } from '../../../client/widgets.tsx';

interface Sources {
  /** Whether there is a folder of annotated texts. */
  readonly gold: boolean;
  /** Samples with judged passages. */
  readonly samples: readonly string[];
}

/** The audit's report on the records: by annotated texts, or by the judged passages of a sample. */
export function ReportPage({ fields }: PageProps) {
  const data = useData<Sources>('report/sources');
  return (
    <Show data={data}>
      {({ gold, samples }) =>
        !gold && samples.length === 0 ? (
          <Notice title="Nothing to measure by yet">
            Judge the passages of a sample under <Link to="/judge">Judge</Link>, or open the room with{' '}
            <code>--gold DIR</code>, a folder of annotated texts.
          </Notice>
        ) : (
          <Report gold={gold} samples={samples} wanted={fields.get('sample') ?? undefined} />
        )
      }
    </Show>
  );
}

interface ReportProps extends Sources {
  readonly wanted: string | undefined;
}

function Report({ gold, samples, wanted }: ReportProps) {
  const sample = wanted ?? (gold ? undefined : samples[0]);
  const source = address('/api/report', { sample });
  return (
    <div class="report">
      <header class="report-head">
        <h1>Report</h1>
        <label>
          Measured by{' '}
          <select value={sample ?? ''} onChange={(event) => setFields({ sample: event.currentTarget.value })}>
            {gold && <option value="">the annotated texts</option>}
            {samples.map((name) => (
              <option key={name} value={name}>
                the judged passages of {name}
              </option>
            ))}
          </select>
        </label>
        <a href={address('/api/report', { sample, download: 'yes' })} download="report.html">
          As one file
        </a>
      </header>
      <iframe
        key={source}
        title="Report"
        src={source}
        sandbox="allow-scripts allow-top-navigation-by-user-activation"
      />
    </div>
  );
}
