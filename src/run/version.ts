import { readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../paths.ts';

/** `onomast 1.0.0`, as records and manifests name the software. */
export const software: string = (() => {
  const { name, version } = JSON.parse(readFileSync(path.join(packageRoot, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
  };
  return `${name} ${version}`;
})();
