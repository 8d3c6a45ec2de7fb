/**
 * The rules of the house. Rooms stand on floors; an import goes to the same room or down, never up, types included.
 * `floors` says of each room which other rooms it may use; whatever is not named here is forbidden.
 */
const ground = ['errors', 'paths\\.ts', 'text', 'files', 'record'];
const knowledge = [...ground, 'contract', 'gazetteer', 'names', 'language', 'model'];
const floors = {
  errors: [],
  'paths\\.ts': [],
  text: ['errors'],
  files: ['errors', 'text'],
  record: ['errors', 'text'],
  contract: ['record', 'text'],
  gazetteer: [...ground, 'contract'],
  names: [...ground, 'gazetteer'],
  language: [...ground, 'gazetteer'],
  model: [...ground, 'contract', 'gazetteer'],
  stages: knowledge,
  records: [...ground, 'contract', 'gazetteer', 'names'],
  run: [...knowledge, 'stages'],
  train: [...knowledge, 'stages', 'records', 'run'],
};

module.exports = {
  forbidden: [
    ...Object.entries(floors).map(([room, below]) => ({
      name: `${room.replace('\\.ts', '')}-imports-only-what-is-below`,
      severity: 'error',
      // The queue and the watcher load what they extract: they stand on the runner and on the stores.
      from: { path: `^src/${room}(/|$)`, ...(room === 'run' && { pathNot: '^src/run/(queue|watch)/' }) },
      to: { path: '^src/', pathNot: `^src/(${[room, ...below].join('|')})(/|$)` },
    })),
    {
      name: 'queue-and-watch-import-only-what-is-below',
      severity: 'error',
      from: { path: '^src/run/(queue|watch)/' },
      to: { path: '^src/(app|train|index\\.ts)' },
    },
    {
      name: 'no-stage-imports-another',
      comment: 'What two stages need stands below both; what passes between them is src/contract/.',
      severity: 'error',
      from: { path: '^src/stages/([^/]+)/' },
      to: { path: '^src/stages/', pathNot: '^src/stages/$1/' },
    },
    {
      name: 'nothing-imports-the-app',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/app/' },
      to: { path: '^src/app/' },
    },
    {
      name: 'no-cycles',
      comment: 'Imports of types count.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true },
    },
    {
      name: 'sources-need-no-development-dependency',
      comment: 'The client of the web app is bundled, with all it needs.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/app/web/(client|pages/[^/]+/client)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm-optional', 'npm-peer'] },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
