import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Recogniser } from '../contract/component.ts';
import { OnomastError } from '../errors/onomast-error.ts';

/** What a plug-in module exports as its default: a function that makes a recogniser. */
export type RecogniserFactory = (
  options: Readonly<Record<string, unknown>>,
) => Recogniser | Promise<Recogniser>;

/** Names in a pipeline file that are paths; anything else is a package. */
function isPath(module: string): boolean {
  return /^(\.{1,2}\/|\/)/.test(module);
}

/** Absolute path of a plug-in's module; undefined for a package. */
export function pluginFile(module: string, folder: string): string | undefined {
  return isPath(module) ? path.resolve(folder, module) : undefined;
}

/**
 * Loads a recogniser from a module named in a pipeline file. It sees tokens and view positions; source offsets are the library's care.
 * @throws OnomastError `config.invalid` where the module cannot be loaded or exports no factory
 */
export async function loadPlugin(
  config: { module: string; options: Record<string, unknown> },
  folder: string,
): Promise<Recogniser> {
  const file = pluginFile(config.module, folder);
  let loaded: { default?: unknown };
  try {
    loaded = (await import(file === undefined ? config.module : pathToFileURL(file).href)) as {
      default?: unknown;
    };
  } catch (cause) {
    throw new OnomastError(
      'config.invalid',
      `the plug-in ${config.module} cannot be loaded (${(cause as Error).message})`,
      {},
      { cause },
    );
  }
  if (typeof loaded.default !== 'function') {
    throw new OnomastError(
      'config.invalid',
      `the plug-in ${config.module} has no function as its default export`,
    );
  }
  const recogniser = (await (loaded.default as RecogniserFactory)(config.options)) as
    | Partial<Recogniser>
    | undefined;
  if (typeof recogniser?.recognise !== 'function' || typeof recogniser.name !== 'string') {
    throw new OnomastError(
      'config.invalid',
      `the plug-in ${config.module} made no recogniser (an object with name and recognise)`,
    );
  }
  return recogniser as Recogniser;
}
