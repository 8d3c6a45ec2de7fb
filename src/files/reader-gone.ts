/** Whoever read our output has seen enough (`| head`): the command ends, and nothing went wrong. */
export class ReaderGone extends Error {
  constructor() {
    super('the reader of the output has gone');
    this.name = 'ReaderGone';
  }
}
