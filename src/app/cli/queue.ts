import type { CommandGroup } from './command.ts';

export const queue: CommandGroup = {
  name: 'queue',
  summary: 'extract and load on many machines, with PostgreSQL as queue and store',
  subcommands: {
    add: {
      summary: 'add publications in shards',
      load: async () => (await import('./queue/add.ts')).add,
    },
    work: {
      summary: 'extract and load shards until told to stop',
      load: async () => (await import('./queue/work.ts')).work,
    },
    status: {
      summary: 'say how the work stands',
      load: async () => (await import('./queue/status.ts')).status,
    },
    retry: {
      summary: 'give dead shards another chance',
      load: async () => (await import('./queue/manage.ts')).retry,
    },
    cancel: {
      summary: 'take back all shards that are not finished',
      load: async () => (await import('./queue/manage.ts')).cancel,
    },
  },
};
