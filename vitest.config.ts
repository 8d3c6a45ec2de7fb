import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const json = process.env['VITEST_JSON'];

/**
 * Four tiers, each a folder of `test/` that mirrors `src/`: `unit` starts no process and asks no network, `integration` runs commands
 * and stores in one process, `system` has servers, browsers, kills and large inputs, `conformance` measures on outside data.
 * `ONOMAST_FULL=1` takes the long forms (`test/support/runs.ts`).
 */
const tier = (name: string, options: object = {}) => ({
  extends: true as const,
  test: { name, include: [`test/${name}/**/*.test.ts`], ...options },
});

/** Files that take half a minute and more, the longest first: one that is begun last is waited for by all the others. */
const long = [
  'package',
  'app/web/pages',
  'app/cli/extract-large',
  'records/store/hostile',
  'kills',
  'app/web/judging-session',
  'app/web/deciding',
  'run/queue/queue',
  'run/queue/killed-workers',
  'app/cli/extract',
].map((name) => `/test/system/${name}.test.ts`);

/** System tests first, which take longest. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const tiers = ['system', 'integration', 'unit'];
    const rank = ({ moduleId }: TestSpecification) => {
      const place = long.findIndex((name) => moduleId.endsWith(name));
      return place < 0 ? long.length : place;
    };
    const sorted = await super.sort(files);
    return sorted.toSorted(
      (a, b) => tiers.indexOf(a.project.name) - tiers.indexOf(b.project.name) || rank(a) - rank(b),
    );
  }
}

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // No test changes anything for a whole process: files share the modules that a worker has loaded.
    isolate: false,
    // One more than the cores that are there at least: tests of commands and servers wait as often as they work.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    projects: [
      tier('unit'),
      // Some start a dozen commands one after the other, on a machine that may be busy.
      tier('integration', { testTimeout: 240_000, globalSetup: ['test/support/built.ts'] }),
      tier('system', {
        globalSetup: ['test/support/built.ts', 'test/support/shared-postgres.ts'],
        testTimeout: 240_000,
        // A machine may be busy: what is waited for may come late.
        expect: { poll: { timeout: 60_000 } },
      }),
      tier('conformance', { testTimeout: 300_000 }),
    ],
    reporters: json === undefined ? ['default'] : ['default', ['json', { outputFile: json }]],
  },
});
