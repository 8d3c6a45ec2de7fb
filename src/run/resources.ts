import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { SharedFile, SharedResources } from '../contract/resources.ts';
import { OnomastError } from '../errors/onomast-error.ts';
import { magic as gazetteerMagic, preambleLength, readHeader } from '../gazetteer/format.ts';
import { sharePages } from '../gazetteer/pages.ts';
import { readWhole } from '../gazetteer/read-whole.ts';
import { shippedFolder as gazetteerFolder, shippedNames } from '../gazetteer/shipped.ts';
import { magic as modelMagic, preambleLength as modelPreamble, readModel } from '../model/model-file.ts';
import { headLength as wordsHead, magic as wordsMagic } from '../model/word-lists.ts';
import { packageRoot } from '../paths.ts';
import { shippedFormats } from '../stages/read/formats/formats.ts';
import { didYouMean } from '../text/suggest.ts';
import type { PipelineConfig } from './pipeline-config.ts';
import { isPluginName, pluginHash } from './plugin.ts';

const modelFolder = path.join(packageRoot, 'data', 'models');

/**
 * Loads the gazetteers and models that a pipeline names.
 * @returns the resources, and the SHA-256 over the resolved configuration, gazetteers, models and plug-ins as hex
 * @throws OnomastError `config.invalid` for one that is missing
 */
export function loadResources(config: PipelineConfig): { resources: SharedResources; pipelineHash: string } {
  const hash = createHash('sha256');
  const load = (name: string, file: string, read = readShared): SharedFile => {
    const shared = read(name, file);
    const sha256 = createHash('sha256').update(identityOf(shared.buffer)).digest('hex');
    hash.update(`${name}\n${sha256}\n`);
    return shared;
  };
  const stages = config.stages.map(({ use, ...options }) => ({
    // What a plug-in is counts, not where it lies.
    use: isPluginName(use) ? pluginHash(use, config.folder) : use,
    ...options,
  }));
  hash.update(canonicalJson({ name: config.name, gazetteers: config.gazetteers, stages }));
  // A reader's version decides the text that it gets out of a file.
  for (const { reader } of shippedFormats) hash.update(`${reader}\n`);
  const gazetteers = config.gazetteers
    .flatMap((name) => gazetteerFiles(name, config.folder))
    .map(([name, file]) => {
      // What comes with the program is not summed again, so that it need not be read whole.
      if (path.dirname(file) === gazetteerFolder) return { ...load(name, file, readPaged), checked: true };
      const shared = load(name, file);
      // Once a run, not once a thread.
      readHeader(shared.buffer, file);
      return { ...shared, checked: true };
    });
  const models = modelNames(config).map((name) => {
    const file = modelFile(name, config.folder);
    const shared = load(name, file);
    if (name !== 'words' && path.dirname(file) !== modelFolder) readModel(shared.buffer, file);
    return { ...shared, checked: true };
  });
  return { resources: { gazetteers, models }, pipelineHash: hash.digest('hex') };
}

/** Reads the header of a compiled gazetteer; the rest follows page by page where it is needed. */
function readPaged(name: string, file: string): SharedFile {
  const headerEnd = (head: DataView) =>
    preambleLength + (head.byteLength < 16 ? 0 : head.getUint32(12, true));
  return { name, ...sharePages(file, preambleLength, headerEnd) };
}

/** Reads a file straight into shared memory. @throws OnomastError `config.invalid` where it is none */
function readShared(name: string, file: string): SharedFile {
  try {
    return { name, buffer: readWhole(file) };
  } catch (cause) {
    if (!(cause instanceof OnomastError)) throw cause;
    throw new OnomastError('config.invalid', 'cannot be read as a file', { file }, { cause });
  }
}

/**
 * The bytes that tell a file from another: the header of a compiled gazetteer, a model or the word lists, which has the SHA-256 of all
 * that follows, otherwise all. To hash forty megabytes takes longer than to read an article.
 */
function identityOf(buffer: SharedArrayBuffer): Uint8Array {
  const bytes = new Uint8Array(buffer);
  const magic = String.fromCharCode(...bytes.subarray(0, 8));
  const view = new DataView(buffer);
  if (magic === gazetteerMagic) return bytes.subarray(0, preambleLength + view.getUint32(12, true));
  if (magic === modelMagic) return bytes.subarray(0, modelPreamble + view.getUint32(8, true));
  if (magic === wordsMagic) return bytes.subarray(0, wordsHead);
  return bytes;
}

function gazetteerFiles(name: string, folder: string): (readonly [name: string, file: string])[] {
  const shipped = readdirSync(gazetteerFolder)
    .filter((file) => file.endsWith('.gaz'))
    .sort();
  if (name === 'shipped') {
    const read = shippedNames();
    if (read.length === 0) {
      throw new OnomastError(
        'config.invalid',
        `the shipped gazetteers are not built: ${gazetteerFolder} holds no .gaz file`,
        {},
        {
          remedy: 'Run `npm run prepare`.',
        },
      );
    }
    return read.map((file) => [file.slice(0, -'.gaz'.length), path.join(gazetteerFolder, file)]);
  }
  if (shipped.includes(`${name}.gaz`)) return [[name, path.join(gazetteerFolder, `${name}.gaz`)]];
  const file = path.resolve(folder, name);
  if (!existsSync(file)) {
    const near = didYouMean(name, ['shipped', ...shipped.map((known) => known.slice(0, -'.gaz'.length))]);
    throw new OnomastError('config.invalid', `no gazetteer ${JSON.stringify(name)}${near}`, {
      pointer: '/gazetteers',
    });
  }
  return [[path.basename(name, '.gaz'), file]];
}

function modelNames(config: PipelineConfig): string[] {
  const names = [
    ...new Set(config.stages.flatMap(({ model }) => (typeof model === 'string' ? [model] : []))),
  ];
  // Every model reads words through the same lists.
  return names.length > 0 ? ['words', ...names] : names;
}

function modelFile(name: string, folder: string): string {
  if (name === 'words') return path.join(modelFolder, 'words.bin');
  const shipped = path.join(modelFolder, `${name}.model`);
  if (existsSync(shipped)) return shipped;
  const file = path.resolve(folder, name);
  if (existsSync(file)) return file;
  const known = existsSync(modelFolder)
    ? readdirSync(modelFolder).filter((other) => other.endsWith('.model'))
    : [];
  const near = didYouMean(
    name,
    known.map((other) => other.slice(0, -'.model'.length)),
  );
  throw new OnomastError('config.invalid', `no model ${JSON.stringify(name)}${near}`);
}

/** JSON with the keys of every object sorted, so that equal values give equal bytes. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
