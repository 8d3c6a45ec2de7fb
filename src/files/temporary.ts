import { rmSync } from 'node:fs';

/** Files and folders that must not outlive this process. */
const temporaries = new Set<string>();
let watchesExit = false;

/** Sees to it that a file or folder is gone when the process exits, also where a signal ends it in the middle. */
export function removeAtExit(file: string): void {
  if (!watchesExit) {
    watchesExit = true;
    process.on('exit', () => {
      for (const left of temporaries) {
        try {
          rmSync(left, { recursive: true, force: true });
        } catch {
          // The next run sweeps it up.
        }
      }
    });
  }
  temporaries.add(file);
}

/** What has its final name, or is gone already. */
export function keepAtExit(file: string): void {
  temporaries.delete(file);
}
