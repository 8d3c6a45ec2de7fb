import { exitCode } from './command.ts';

/** What ends a command. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Lets a command end in its own way when it is interrupted, as one that finishes a document first. A second signal ends it at once. A
 * command that does not ask for this is ended at once, with 130, by `bin/onomast.js`; what is unfinished is removed at the exit.
 * @returns gives up the hold
 */
export function onInterrupt(end: () => void): Disposable {
  let count = 0;
  const interrupt = () => {
    if (count++ > 0) process.exit(exitCode.interrupted);
    end();
  };
  for (const signal of signals) process.on(signal, interrupt);
  return {
    [Symbol.dispose]() {
      for (const signal of signals) process.off(signal, interrupt);
    },
  };
}
