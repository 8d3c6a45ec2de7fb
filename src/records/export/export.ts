import { setImmediate } from 'node:timers/promises';
import { OnomastError } from '../../errors/onomast-error.ts';
import { holdOutput } from '../../files/whole-file.ts';
import { didYouMean } from '../../text/suggest.ts';
import { findRecords, type PassedOver } from '../read/find.ts';
import { readHead, readNodes } from '../read/read.ts';
import type { Corrections } from '../review/corrections.ts';
import { defaultCollection, documentKey } from '../store/keys.ts';
import { RowBatch, RowMaker, stored } from '../store/rows.ts';
import { ownThing, type ThingMember } from '../things/own-thing.ts';
import type { Things } from '../things/things.ts';
import type { Exporter } from './exporter.ts';
import { exportForms } from './formats.ts';

/** What an export did. */
export interface ExportCounts {
  exported: number;
  failed: number;
}

export interface ExportOptions {
  /** The collection that keys are made of, as of `loadRecords`; `default` if absent. */
  readonly collection?: string;
  /** Decisions by which records are corrected on the way. */
  readonly corrections?: Pick<Corrections, 'correct'> | undefined;
  /** Says which thing of the collection an entity is; what it says by itself where absent. */
  readonly things?: Things | undefined;
  /** Is told of a record that is damaged. */
  readonly onFailure?: ((error: OnomastError) => void) | undefined;
  /** Is told how many records of a folder its `run.json` does not name. */
  readonly onPassedOver?: PassedOver | undefined;
}

/**
 * Writes records in another form, in the order of their paths, in bounded memory. A damaged record is reported and left out.
 * @param places files and folders of records: `*.jsonld`, `*.jsonl`
 * @param to `nquads:FILE`, `csv:DIR` …, as `onomast export --help` lists them; without a file, standard output
 * @throws OnomastError `export.target`, `output.unusable`, `usage.no-input`
 */
export async function exportRecords(
  places: readonly string[],
  to: string,
  { collection = defaultCollection, onFailure, onPassedOver, corrections, things }: ExportOptions = {},
): Promise<ExportCounts> {
  const cut = to.indexOf(':');
  const name = cut === -1 ? to : to.slice(0, cut);
  const form = Object.hasOwn(exportForms, name) ? exportForms[name]! : undefined;
  if (form === undefined) {
    const near = didYouMean(name, Object.keys(exportForms));
    throw new OnomastError('export.target', `no form of export ${JSON.stringify(name)}${near}`);
  }
  const target = cut === -1 ? '' : to.slice(cut + 1);
  if (target === '' && form.target === 'DIR')
    throw new OnomastError('export.target', `${name}: needs a folder, as in ${name}:DIR`);
  const place = target === '' ? '-' : target;
  const hold = await holdOutput(place, { isFolder: form.target === 'DIR' });
  try {
    return await exportInto(await form.open(place, collection), places, {
      collection,
      onFailure,
      onPassedOver,
      corrections,
      things,
    });
  } finally {
    hold.release();
  }
}

async function exportInto(
  exporter: Exporter,
  places: readonly string[],
  {
    collection,
    onFailure,
    onPassedOver,
    corrections,
    things,
  }: { collection: string } & Pick<ExportOptions, 'onFailure' | 'onPassedOver' | 'corrections' | 'things'>,
): Promise<ExportCounts> {
  const counts: ExportCounts = { exported: 0, failed: 0 };
  const seen = new Set<number>();
  try {
    const all = findRecords(places, onPassedOver);
    for (const found of corrections === undefined ? all : corrections.correct(all)) {
      // Signals are heard between two records.
      await setImmediate();
      try {
        if ('error' in found) throw found.error;
        const head = readHead(found);
        const documentId = documentKey(collection, stored(head.source.path));
        if (seen.has(documentId))
          throw new OnomastError('record.invalid', `a second record of ${head.source.path}`, {
            file: found.file,
          });
        // A record is looked through before, so that none is written by half.
        const rows = new RowBatch();
        const maker = new RowMaker(collection, head, found, rows);
        for (const item of readNodes(found)) {
          maker.take(item);
          rows.clear();
        }
        seen.add(documentId);
        const thingOf = (entity: ThingMember) =>
          things?.thingOf(head.source.path, entity) ?? ownThing(entity);
        await exporter.add({ head, reference: found, documentId, thingOf });
        counts.exported++;
      } catch (error) {
        if (!(error instanceof OnomastError) || error.kind === 'usage') throw error;
        counts.failed++;
        onFailure?.(error);
      }
    }
    await exporter.end();
  } catch (error) {
    exporter.abandon();
    throw error;
  }
  return counts;
}
