import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { stageNames } from '../contract/component.ts';
import { OnomastError } from '../errors/onomast-error.ts';
import type { AnyComponent } from './registry.ts';
import { explain, type ValidationError } from './validators.ts';

/** Whether a pipeline's `use` names a module (`./mine.ts`, `/opt/mine.js`, `npm:my-plugin`), not a component that comes with onomast. */
export function isPluginName(use: string): boolean {
  return /^(?:\.{0,2}\/|npm:)/.test(use);
}

/**
 * Loads the component of a module that a pipeline file names.
 * @throws OnomastError `config.invalid` where the module cannot be loaded or exports no component
 */
export async function loadPlugin(use: string, folder: string): Promise<AnyComponent> {
  const bad = (what: string, cause?: unknown) =>
    new OnomastError('config.invalid', `the plug-in ${use} ${what}`, {}, { cause });
  let loaded: { default?: unknown };
  try {
    const target = use.startsWith('npm:') ? use.slice(4) : pathToFileURL(path.resolve(folder, use)).href;
    loaded = (await import(target)) as { default?: unknown };
  } catch (cause) {
    throw bad(`cannot be loaded (${(cause as Error).message.split('\n', 1)[0]})`, cause);
  }
  const component = loaded.default as Partial<AnyComponent> | undefined;
  if (typeof component?.create !== 'function' || typeof component.name !== 'string')
    throw bad('has no component as its default export: `export default defineComponent({ name, stage, … })`');
  if (!stageNames.includes(component.stage as never))
    throw bad(`names no stage: ${JSON.stringify(component.stage)} is none of ${stageNames.join(', ')}`);
  return component as AnyComponent;
}

/**
 * Checks the options of a plug-in by its own schema, where it has one, and fills in their defaults.
 * @throws OnomastError `config.invalid`
 */
export async function checkPluginOptions(
  component: AnyComponent,
  options: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  if (component.options === undefined) return options;
  const [{ options: schema }, { Ajv2020 }] = await Promise.all([
    component.options(),
    import('ajv/dist/2020.js'),
  ]);
  const validate = new Ajv2020({ useDefaults: true, verbose: true, strict: false }).compile(schema);
  const own = structuredClone(options);
  if (validate(own)) return own;
  const error = validate.errors![0] as ValidationError;
  throw new OnomastError('config.invalid', `${component.name}: ${explain(error)}`, {
    pointer: error.instancePath,
  });
}

/** Specifiers of static and literal dynamic imports, and of `require`. */
const specifiers = /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*)(['"])([^'"\n]+)\1/g;

/**
 * A hash over what a plug-in is: its module, the files that it imports by relative paths, and the versions of the packages it names.
 * What a module reads or fetches when it runs is not known.
 */
export function pluginHash(use: string, folder: string): string {
  const hash = createHash('sha256');
  const seen = new Set<string>();
  const visitPackage = (name: string, from: string) => {
    const version = packageVersion(name, from);
    const key = `${name}@${version}`;
    if (seen.has(key)) return;
    seen.add(key);
    hash.update(`${key}\n`);
  };
  const visit = (file: string) => {
    if (seen.has(file) || !existsSync(file)) return;
    seen.add(file);
    const text = readFileSync(file, 'utf8');
    hash.update(`${path.basename(file)}\n${text}\n`);
    for (const [, , specifier] of text.matchAll(specifiers)) {
      if (/^\.{1,2}\//.test(specifier!)) visit(path.resolve(path.dirname(file), specifier!));
      else if (!specifier!.startsWith('node:') && !specifier!.startsWith('/')) visitPackage(specifier!, file);
    }
  };
  if (use.startsWith('npm:')) visitPackage(use.slice(4), path.join(folder, 'pipeline.json'));
  else visit(path.resolve(folder, use));
  return hash.digest('hex');
}

/** Version of the package that a specifier names, as seen from a file; `unknown` where it cannot be found. */
function packageVersion(specifier: string, from: string): string {
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  for (const folder of createRequire(from).resolve.paths(name) ?? []) {
    const file = path.join(folder, name, 'package.json');
    if (existsSync(file)) return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
  }
  return 'unknown';
}
