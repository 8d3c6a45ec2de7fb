import type { CommandGroup } from './command.ts';

export const judges: CommandGroup = {
  name: 'judges',
  summary: 'keep a file of judges and their passwords, for `open --judges`',
  subcommands: {
    add: {
      summary: 'add a judge, or give one another password',
      load: async () => (await import('./judges/change.ts')).add,
    },
    remove: {
      summary: 'take a judge out',
      load: async () => (await import('./judges/change.ts')).remove,
    },
    list: {
      summary: 'list the judges by name',
      load: async () => (await import('./judges/change.ts')).list,
    },
  },
};
