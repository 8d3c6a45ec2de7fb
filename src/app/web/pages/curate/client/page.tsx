import { plural } from '../../../client/format.ts';
import { useData } from '../../../client/load.ts';
import type { PageProps } from '../../../client/room-state.ts';
import { address, Link } from '../../../client/router.tsx';
import { Notice, Show } from '../../../client/widgets.tsx';
import type { SampleLine } from '../../judge/client/sample.ts';
import type { CurateAnswer } from './answer.ts';
import { CurateSession } from './session.tsx';

/** Where two judges disagree, a third decision is made. */
export function CuratePage({ fields, room }: PageProps) {
  const name = fields.get('sample');
  if (name === null) return <CurateList />;
  return <CurateSample key={name} name={name} readOnly={room.readOnly} />;
}

function CurateSample({ name, readOnly }: { name: string; readOnly: boolean }) {
  const data = useData<CurateAnswer>('curate', { name });
  return (
    <Show data={data}>
      {(answer) =>
        answer.judges.length < 2 ? (
          <Notice title="One judge cannot disagree">
            {answer.judges.length === 0 ? 'Nobody' : answer.judges[0]} has judged {name} so far; when a second
            person has <Link to={address('/judge', { sample: name })}>judged it</Link> too, what they see
            differently stands here.
          </Notice>
        ) : (
          <CurateSession name={name} answer={answer} readOnly={readOnly} />
        )
      }
    </Show>
  );
}

/** The samples that several people have judged. */
function CurateList() {
  const data = useData<readonly (SampleLine & { curator: string })[]>('samples');
  return (
    <div class="page">
      <h1>Curate</h1>
      <p class="lead">
        Where two judges of a sample disagree, a third decision is made; it counts in the figures and in the
        gold that is exported.
      </p>
      <Show data={data}>
        {(samples) =>
          samples.length === 0 ? (
            <Notice title="No sample yet">
              Draw one under <Link to="/judge">Judge</Link>, and let two people judge it.
            </Notice>
          ) : (
            <table class="documents">
              <caption class="hidden">Samples</caption>
              <thead>
                <tr>
                  <th scope="col">Sample</th>
                  <th scope="col">Judged by</th>
                </tr>
              </thead>
              <tbody>
                {samples.map((sample) => (
                  <tr key={sample.name}>
                    <td>
                      <Link class="title" to={address('/curate', { sample: sample.name })}>
                        {sample.name}
                      </Link>
                    </td>
                    <td>
                      {sample.judges.length === 0
                        ? 'nobody yet'
                        : sample.judges
                            .map(({ name, judged }) => `${name} (${plural(judged, 'judgement')})`)
                            .join(', ')}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Show>
    </div>
  );
}
