import { Writer, type WriterOptions } from 'n3';
import { WholeFile } from '../../files/whole-file.ts';

/** A file that quads are written to. */
export class QuadFile {
  readonly writer: Writer;
  readonly #output: WholeFile;

  constructor(target: string, options: WriterOptions) {
    const output = new WholeFile(target);
    const stream = {
      write: (text: string, _encoding?: unknown, done?: () => void) => {
        output.write(text);
        done?.();
      },
      end: (done?: () => void) => done?.(),
    };
    this.#output = output;
    this.writer = new Writer(stream as unknown as NodeJS.WritableStream, { ...options, end: false });
  }

  async end(): Promise<void> {
    await new Promise<void>((resolve, reject) =>
      this.writer.end((error) => (error ? reject(error) : resolve())),
    );
    this.#output.end();
  }

  abandon(): void {
    this.#output.abandon();
  }
}
