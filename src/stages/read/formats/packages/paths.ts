/** A place in a package: a file of it, and an element by its id. */
export interface PackagePlace {
  readonly path: string;
  readonly id: string | undefined;
}

/**
 * Where a link of a file leads; undefined where it leads out of the package.
 * @param from path of the file
 */
export function placeInPackage(href: string, from: string): PackagePlace | undefined {
  const [file = '', id] = href.trim().split('#', 2);
  if (/^[a-z][a-z\d+.-]*:|^\/|\?/i.test(file)) return undefined;
  return { path: file === '' ? from : pathFrom(decoded(file), from), id: id ? decoded(id) : undefined };
}

/** A path that stands in a file, as a path of the package. */
export function pathFrom(path: string, from: string): string {
  const steps = from.split('/').slice(0, -1);
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
