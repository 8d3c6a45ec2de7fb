import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packageRoot } from '../../src/paths.ts';

/** The command as a user starts it. */
export const bin = path.join(packageRoot, 'bin', 'onomast.js');

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  out: string;
  err: string;
}

/** Starts the command; `input` goes to its standard input. */
export function start(args: readonly string[], input?: string | Uint8Array) {
  const child = spawn(process.execPath, [bin, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = new Promise<Ended>((resolve) => {
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.on('close', (code, signal) => resolve({ code, signal, out, err }));
  });
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return { child, ended };
}

/** Runs the command to its end. */
export function onomast(args: readonly string[], input?: string | Uint8Array): Promise<Ended> {
  return start(args, input).ended;
}

/** A fresh folder for one test file. */
export function temporaryFolder(): string {
  return mkdtempSync(path.join(tmpdir(), 'onomast-test-'));
}

/** Writes a small quick pipeline into a folder and returns its path; `plugins` are modules of recognisers. */
export function lightPipeline(folder: string, plugins: readonly string[] = []): string {
  const file = path.join(folder, 'light.json');
  const stages = [
    { use: 'read' },
    { use: 'clean' },
    { use: 'tokenise' },
    { use: 'tag.money' },
    ...plugins.map((module) => ({ use: module })),
    { use: 'tag.merge' },
    { use: 'resolve' },
    { use: 'write' },
  ];
  writeFileSync(file, JSON.stringify({ name: 'light', gazetteers: [], stages }));
  return file;
}
