import type { Hono } from 'hono';
import {
  curatedJudgements,
  curator,
  disagreements,
  peopleOf,
} from '../../../../records/audit/judge/curation.ts';
import { agreementOf } from '../../../../records/audit/judge/judge-agreement.ts';
import { JudgementLog } from '../../../../records/audit/sample/sample-files.ts';
import { jsonBody } from '../../http/body.ts';
import { fieldsOf } from '../../http/fields.ts';
import type { Room } from '../../room.ts';
import { checkedLines, samplesOf } from '../judge/api.ts';

/** What curating asks and sends. */
export function curateApi(app: Hono, room: Room): void {
  app.get('/curate', async (context) => {
    const judged = await samplesOf(room).read(fieldsOf(context).required('name'));
    const people = peopleOf(judged.judges);
    const [first, second, ...others] = people;
    return context.json({
      curator,
      judges: people.map(({ judge }) => judge),
      agreement:
        first === undefined || second === undefined
          ? null
          : agreementOf(judged.sample, [first, second, ...others]),
      disagreements: disagreements(judged),
      judged: curatedJudgements(judged).size,
    });
  });
  app.post('/curate', async (context) => {
    room.assertWritable();
    const { sample, lines } = await jsonBody(context);
    const log = await JudgementLog.open(samplesOf(room).file(String(sample)), curator);
    const checked = checkedLines(lines);
    for (const line of checked) log.append(line);
    return context.json({ kept: checked.length });
  });
}
