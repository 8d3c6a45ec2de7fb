import type { CommandGroup } from './command.ts';

export const gazetteer: CommandGroup = {
  name: 'gazetteer',
  summary: 'compile, import, ask and export gazetteers',
  subcommands: {
    build: {
      summary: 'compile lists and other sources into a gazetteer',
      load: async () => (await import('./gazetteer/build.ts')).build,
    },
    import: {
      summary: 'turn data of other formats into lines of JSON',
      load: async () => (await import('./gazetteer/import.ts')).importSources,
    },
    add: {
      summary: 'add an entry to a list',
      load: async () => (await import('./gazetteer/add.ts')).add,
    },
    lookup: {
      summary: 'what the gazetteers know of a name',
      load: async () => (await import('./gazetteer/lookup.ts')).lookup,
    },
    serve: {
      summary: 'answer the W3C Reconciliation Service API',
      load: async () => (await import('./gazetteer/serve.ts')).serve,
    },
    stats: {
      summary: 'what gazetteers hold, and under which licences',
      load: async () => (await import('./gazetteer/stats.ts')).stats,
    },
    export: {
      summary: 'write a gazetteer out as lines of JSON or as a list',
      load: async () => (await import('./gazetteer/export.ts')).exportGazetteer,
    },
  },
};
