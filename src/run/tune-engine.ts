import { setFlagsFromString } from 'node:v8';

let isTuned = false;
/** Set by `bin/compile-whole.js`: V8's own flags of a process that only uses the library stay as they are. */
const isCompiledWhole = () => Symbol.for('onomast.compiled-whole') in globalThis;

/**
 * Sets V8 up for work on texts. To be called once all code is loaded: with other flags than it was compiled with, V8 takes neither
 * Node's own compiled modules nor those of the compile cache, and loading takes twice as long.
 */
export function tuneEngine(): void {
  if (isTuned) return;
  isTuned = true;
  optimiseAgain();
  // V8 lets a heap grow fourfold before it collects; with little garbage per document less is as fast, and keeps memory flat.
  setFlagsFromString('--heap-growing-percent=40');
  // Later stages of compilation cost more than they give back before a function has run for a while: a sixth of the time of a book.
  setFlagsFromString('--invocation-count-for-maglev=1500');
  setFlagsFromString('--invocation-count-for-turbofan=60000');
}

/** Undoes what `bin/compile-whole.js` set: a worker compiles Node's own modules anew while the flags stand. */
export function compileAsUsual(): void {
  if (isCompiledWhole()) setFlagsFromString('--lazy');
  optimiseAgain();
}

function optimiseAgain(): void {
  if (!isCompiledWhole()) return;
  setFlagsFromString('--maglev');
  setFlagsFromString('--turbofan');
}
