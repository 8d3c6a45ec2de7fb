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

/** System tests first, which take longest: a long file that is begun last is waited for by all the others. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const tiers = ['system', 'integration', 'unit'];
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => tiers.indexOf(a.project.name) - tiers.indexOf(b.project.name));
  }
}

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // One more than the cores that are there at least: tests of commands and servers wait as often as they work.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    projects: [
      // Nothing in it is changed for a whole process: files share the modules they load.
      tier('unit', { isolate: false }),
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
