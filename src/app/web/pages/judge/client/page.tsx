import { useState } from 'preact/hooks';
import { ApiError, post } from '../../../client/api.ts';
import { count, plural } from '../../../client/format.ts';
import { useData } from '../../../client/load.ts';
import type { PageProps } from '../../../client/room-state.ts';
import { address, go, Link } from '../../../client/router.tsx';
import { Notice, NumberField, Show } from '../../../client/widgets.tsx';
import type { SampleAnswer, SampleLine } from './sample.ts';
import { Session } from './session.tsx';

/** Samples to judge; or one of them, a question at a time. */
export function JudgePage({ fields, room }: PageProps) {
  const name = fields.get('sample');
  if (name === null) return <SampleList readOnly={room.readOnly} />;
  return (
    <JudgeSample key={`${name} ${room.judge}`} name={name} judge={room.judge} readOnly={room.readOnly} />
  );
}

function JudgeSample({ name, judge, readOnly }: { name: string; judge: string; readOnly: boolean }) {
  const data = useData<SampleAnswer>('sample', { name });
  if (readOnly) return <Notice title="Read only">The room was opened without the right to judge.</Notice>;
  if (judge === '') return <Notice title="Who judges?">Say your name at the top right first.</Notice>;
  return <Show data={data}>{(sample) => <Session name={name} judge={judge} sample={sample} />}</Show>;
}

function SampleList({ readOnly }: { readOnly: boolean }) {
  const data = useData<readonly SampleLine[]>('samples');
  return (
    <div class="page">
      <h1>Judge</h1>
      <p class="lead">
        How right are the records? Judge a random sample: its precision and recall hold for the whole, within
        the margin that is shown.
      </p>
      <Show data={data}>
        {(samples) => (
          <>
            {samples.length > 0 && (
              <table class="documents">
                <caption class="hidden">Samples</caption>
                <thead>
                  <tr>
                    <th scope="col">Sample</th>
                    <th scope="col" class="number">
                      Mentions
                    </th>
                    <th scope="col" class="number">
                      Passages
                    </th>
                    <th scope="col">Judged by</th>
                  </tr>
                </thead>
                <tbody>
                  {samples.map((sample) => (
                    <tr key={sample.name}>
                      <td>
                        <Link class="title" to={address('/judge', { sample: sample.name })}>
                          {sample.name}
                        </Link>
                      </td>
                      <td class="number">{count(sample.mentions)}</td>
                      <td class="number">{count(sample.passages)}</td>
                      <td>{sample.judges.map(({ name, judged }) => `${name} (${judged})`).join(', ')}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
            {!readOnly && <DrawForm first={samples.length === 0} />}
          </>
        )}
      </Show>
    </div>
  );
}

function DrawForm({ first }: { first: boolean }) {
  const [name, setName] = useState(first ? 'sample' : '');
  const [mentions, setMentions] = useState(200);
  const [passages, setPassages] = useState(30);
  const [problem, setProblem] = useState('');
  const draw = async () => {
    try {
      await post('samples', { name, mentions, passages, by: ['type', 'confidence'], seed: 1 });
      go(address('/judge', { sample: name }));
    } catch (error) {
      setProblem(error instanceof ApiError ? error.message : String(error));
    }
  };
  return (
    <form
      class="card"
      onSubmit={(event) => {
        event.preventDefault();
        void draw();
      }}
    >
      <h2>Draw a sample</h2>
      <div class="filters">
        <label>
          Name
          <input required value={name} onInput={(event) => setName(event.currentTarget.value)} />
        </label>
        <NumberField label="Mentions, for precision" least={0} value={mentions} onChange={setMentions} />
        <NumberField label="Passages, for recall" least={0} value={passages} onChange={setPassages} />
        <button type="submit" class="primary">
          Draw
        </button>
      </div>
      {problem !== '' && (
        <p role="alert" class="problem">
          {problem}
        </p>
      )}
      <p class="soft">
        {plural(mentions, 'mention')} give a margin of about ±{' '}
        {(98 / Math.sqrt(Math.max(1, mentions)) / 1.67).toFixed(1)} points where nine of ten are right.
        Strata: type and confidence, as <code>onomast audit sample</code> has them.
      </p>
    </form>
  );
}
