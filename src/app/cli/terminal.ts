import { forTerminal, oneLine } from '../../text/visible.ts';

/**
 * The one place that writes to terminals. Names of documents, and what foreign services answer, may hold escape sequences: nothing gets
 * through that a terminal would act on.
 */
function put(stream: NodeJS.WriteStream, text: string): void {
  stream.write(forTerminal(text));
}

/** Tells the user something on standard output. */
export function say(text: string): void {
  put(process.stdout, text);
}

/** Tells the user something on standard error, in one line of its own. */
export function warn(message: string): void {
  put(process.stderr, `${lines(message)}\n`);
}

/** Tells something with parts set in bold, inverse or dim by `styleText`: those marks alone get through. */
export function saySet(text: string): void {
  for (const part of text.split(/(\u001b\[\d{1,2}m)/)) {
    if (part.startsWith('\u001b[')) process.stdout.write(part);
    else if (part !== '') put(process.stdout, part);
  }
}

/** What is wrong, in the words of the error. */
export function complain(error: { readonly message: string }): void {
  warn(`onomast: ${error.message}`);
}

/** Our own messages have lines, each begun by two blanks; what else breaks a line comes from somewhere else. */
function lines(message: string): string {
  return message
    .split(/\n(?= {2}|$)/)
    .map(oneLine)
    .join('\n');
}

/** Tells of records that a folder's manifest does not name. */
export function warnPassedOver(folder: string, count: number, first: string): void {
  const records = count === 1 ? 'one record' : `${count} records`;
  warn(
    `onomast: ${folder}: ${records} left out that run.json does not name (${first}${count > 1 ? ' …' : ''}). ` +
      'Their publications are gone; `onomast extract --prune` removes such records, and files that are named are read.',
  );
}

/** Gives data to standard output: as it is to a file or a pipe, made visible on a terminal. */
export function give(text: string): void {
  if (process.stdout.isTTY) put(process.stdout, text);
  else process.stdout.write(text);
}

/** Clears the line of a progress bar; only a terminal has one. */
export function clearLine(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
}
