import type { CommandGroup } from './command.ts';

export const audit: CommandGroup = {
  name: 'audit',
  summary: 'measure how right records are, with and without gold',
  subcommands: {
    score: {
      summary: 'compare records or a pipeline with gold',
      load: async () => (await import('./audit/score.ts')).score,
    },
    convert: {
      summary: 'convert gold between formats, checking every position',
      load: async () => (await import('./audit/convert.ts')).convert,
    },
  },
};
