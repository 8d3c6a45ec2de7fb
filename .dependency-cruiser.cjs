/** The rules of the house: stages meet only in src/pipeline, nothing imports the command line. */
const rooms = ['read', 'clean', 'tokenise', 'tag', 'resolve', 'write'];

module.exports = {
  forbidden: [
    ...rooms.map((room) => ({
      name: `${room}-imports-no-stage`,
      comment: 'A stage imports from what is shared, never from another stage.',
      severity: 'error',
      from: { path: `^src/${room}/` },
      to: { path: `^src/(${rooms.filter((other) => other !== room).join('|')})/` },
    })),
    {
      name: 'stages-do-not-run-pipelines',
      comment: 'Of src/pipeline a stage knows the contract and the result, not the runner.',
      severity: 'error',
      from: { path: `^src/(${rooms.join('|')}|text|record|gazetteer|model)/` },
      to: { path: '^src/pipeline/', pathNot: '^src/pipeline/(contract|document-result|assets)\\.ts$' },
    },
    {
      name: 'shared-knows-no-stage',
      comment: 'What the stages share stands below them.',
      severity: 'error',
      from: { path: '^src/(text|record|gazetteer|model)/' },
      to: { path: `^src/(${rooms.join('|')}|audit|store|cli)/` },
    },
    {
      name: 'nothing-imports-cli',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'sources-need-no-development-dependency',
      severity: 'error',
      from: { path: '^src/' },
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
