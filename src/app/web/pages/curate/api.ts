import type { Hono } from 'hono';
import { curatedJudgements, disagreements } from '../../../../records/audit/judge/curation.ts';
import { estimate } from '../../../../records/audit/sample/estimate.ts';
import { JudgementLog } from '../../../../records/audit/sample/sample-files.ts';
import { jsonBody } from '../../http/body.ts';
import { fieldsOf } from '../../http/fields.ts';
import type { Room } from '../../room.ts';
import { curator } from '../../samples.ts';
import { checkedLine, samplesOf } from '../judge/api.ts';

/** What curating asks and sends. */
export function curateApi(app: Hono, room: Room): void {
  app.get('/curate', async (context) => {
    const judged = await samplesOf(room).read(fieldsOf(context).required('name'));
    const people = judged.judges.filter(({ judge }) => judge !== curator);
    const [first, ...others] = people;
    const agreement =
      first === undefined || others.length === 0
        ? undefined
        : estimate(judged.sample, [first, ...others], {
            bootstrap: { resamples: 200, seed: 1, level: 0.95 },
          }).agreement;
    return context.json({
      judges: people.map(({ judge }) => judge),
      agreement: agreement ?? null,
      disagreements: disagreements(judged, curator),
      judged: curatedJudgements(judged, curator).size,
    });
  });
  app.post('/curate', async (context) => {
    room.assertWritable();
    const { sample, line } = await jsonBody(context);
    const log = await JudgementLog.open(samplesOf(room).file(String(sample)), curator);
    log.append(checkedLine(line));
    return context.json({ kept: 1 });
  });
}
