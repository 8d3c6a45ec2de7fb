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
    sample: {
      summary: 'draw mentions and passages to judge',
      load: async () => (await import('./audit/sample.ts')).sample,
    },
    judge: {
      summary: 'judge a sample in the terminal',
      load: async () => (await import('./audit/judge.ts')).judge,
    },
    estimate: {
      summary: 'estimate precision and recall from a judged sample',
      load: async () => (await import('./audit/estimate.ts')).estimate,
    },
    'export-gold': {
      summary: 'make gold of judged passages',
      load: async () => (await import('./audit/export-gold.ts')).exportGold,
    },
  },
};
