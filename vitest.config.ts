import { defineConfig } from 'vitest/config';

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

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      tier('unit'),
      // Some start a dozen commands one after the other, on a machine that may be busy.
      tier('integration', { testTimeout: 240_000 }),
      tier('system', {
        globalSetup: ['test/support/shared-postgres.ts', 'test/support/built-client.ts'],
        testTimeout: 240_000,
        // A machine may be busy: what is waited for may come late.
        expect: { poll: { timeout: 60_000 } },
      }),
      tier('conformance', { testTimeout: 300_000 }),
    ],
    reporters: json === undefined ? ['default'] : ['default', ['json', { outputFile: json }]],
  },
});
