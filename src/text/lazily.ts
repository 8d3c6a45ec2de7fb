/**
 * What is made when it is first asked for, and kept: an expression with `\p{…}` takes V8 a tenth of a millisecond to read, whether it is
 * ever used or not, and most texts have nothing for most rules.
 */
export function lazily<T>(make: () => T): () => T {
  let made: { readonly it: T } | undefined;
  return () => {
    made ??= { it: make() };
    return made.it;
  };
}
