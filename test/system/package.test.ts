import { execFile, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lightPipeline, temporaryFolder } from '../support/onomast.ts';
import { installPacked } from '../support/packed.ts';
import { full } from '../support/runs.ts';

const root = temporaryFolder();
let app: string;
beforeAll(() => {
  app = installPacked(root);
}, 240_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

const inPackage = (...names: string[]) => path.join(app, 'node_modules', 'onomast', ...names);

function onomast(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [inPackage('bin', 'onomast.js'), ...args],
      { cwd: app, encoding: 'utf8' },
      (_, out, err) => resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });
}

describe('the package as it is installed', () => {
  it('imports no .ts file, neither in code nor in declarations', () => {
    const left: string[] = [];
    for (const name of readdirSync(inPackage('dist'), { recursive: true, encoding: 'utf8' })) {
      if (!/\.(js|d\.ts)$/.test(name) || name.startsWith('web')) continue;
      const text = readFileSync(inPackage('dist', name), 'utf8');
      if (/(from|import)\s*\(?\s*['"]\.[^'"\n]*\.tsx?['"]/.test(text)) left.push(name);
    }
    expect(left).toEqual([]);
  });

  it('runs no script where it is installed', () => {
    const { scripts } = JSON.parse(readFileSync(inPackage('package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    expect(Object.keys(scripts).filter((name) => /^(pre|post)?install$/.test(name))).toEqual([]);
  });

  it('has declarations that pass the strict compiler, in the long form with those of its libraries', () => {
    const file = path.join(app, 'use.mts');
    writeFileSync(
      file,
      ['', '/audit', '/contract', '/gazetteer', '/store']
        .map((name, i) => `import * as part${i} from 'onomast${name}';\nexport const use${i} = part${i};\n`)
        .join(''),
    );
    const program = ts.createProgram([file], {
      target: ts.ScriptTarget.ES2024,
      lib: ['lib.es2024.d.ts'],
      module: ts.ModuleKind.NodeNext,
      strict: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: false,
      noEmit: true,
      types: ['node'],
    });
    const own = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(inPackage('dist')));
    expect(own.length).toBeGreaterThan(50);
    const files = full ? program.getSourceFiles() : [...own, program.getSourceFile(file)!];
    const faults = [
      ...program.getOptionsDiagnostics(),
      ...program.getGlobalDiagnostics(),
      ...files.flatMap((one) => [
        ...program.getSyntacticDiagnostics(one),
        ...program.getSemanticDiagnostics(one),
      ]),
    ];
    expect(
      faults.map(({ file: at, messageText }) => [
        at?.fileName,
        ts.flattenDiagnosticMessageText(messageText, '\n'),
      ]),
    ).toEqual([]);
  });

  it('does what every command is for', async () => {
    const gold = inPackage('fixtures', 'gold');
    const light = ['--pipeline', lightPipeline(app), '--jobs', '1'];
    // What stands in one list needs what was made before it; the lists need nothing of each other.
    const lists: string[][][] = [
      [
        ['audit', 'convert', gold, '--to', 'brat', '--out', 'brat'],
        // The usual pipeline, with its models and gazetteers.
        ['extract', 'brat', '--out', 'records', '--jobs', '1', '--quiet'],
        ['audit', 'score', '--gold', 'brat', '--records', 'records'],
        ['audit', 'sample', 'records', '--out', 'sample.jsonl'],
        ['link', 'records', '--registry', 'registry.jsonl', '--out', 'links.jsonl'],
        ['load', 'records', '--db', 'sqlite:books.db'],
        ['query', 'unresolved', '--db', 'sqlite:books.db'],
        ['export', 'records', '--to', 'nquads:records.nq'],
        ['export', 'records', '--to', 'csv:tables'],
      ],
      [
        ['--version'],
        ['audit', 'score', '--gold', gold, ...light.slice(0, 2)],
        ['audit', 'convert', gold, '--to', 'spacy', '--out', 'converted'],
        ['gazetteer', 'lookup', 'Paris'],
        ['gazetteer', 'stats'],
        ['pipeline', 'list'],
        ['pipeline', 'show', 'rules'],
        ['watch', gold, '--db', 'sqlite:watched.db', ...light, '--once', '--interval', '1'],
      ],
    ];
    const ends: string[] = [];
    const endOf = async (args: string[]) => {
      const { code, err } = await onomast(...args);
      if (code !== 0) ends.push(`${args.join(' ')}: ${code} ${err}`);
    };
    await Promise.all(
      lists.map(async (steps) => {
        for (const args of steps) await endOf(args);
      }),
    );
    expect(ends).toEqual([]);
  }, 240_000);

  it('explains every command', () => {
    const commands = [
      'extract',
      'open',
      'link',
      'reconcile',
      'train',
      'load',
      'export',
      'query',
      'watch',
      'apply',
      'audit judge',
      'audit estimate',
      'gazetteer build',
      'gazetteer serve',
      'queue add',
      'queue work',
    ];
    // All in one process: each loads its part of the bundle.
    const code = `import { main } from ${JSON.stringify(pathToFileURL(inPackage('dist', 'main.js')).href)};
      for (const name of ${JSON.stringify(commands)})
        if ((await main([...name.split(' '), '--help'])) !== 0) throw new Error(name);`;
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
      cwd: app,
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
    for (const name of commands) expect(stdout).toContain(`onomast ${name}`);
  });
});
