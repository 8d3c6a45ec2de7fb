/**
 * The catalogue of errors: every failure a user can meet has a code, a text that names the place, and a remedy.
 * Exit codes: an `input` error fails its document and the run goes on (exit 1); a `usage` error stops the command (exit 2).
 */
export const errorCatalogue = {
  'audit.gold-invalid': {
    kind: 'usage',
    remedy: 'Correct the gold; `onomast audit convert --check` lists every mismatch.',
  },
  'audit.record-invalid': {
    kind: 'usage',
    remedy: 'Give records as `onomast extract` writes them, in the formats jsonld or jsonl.',
  },
  'audit.record-missing': {
    kind: 'usage',
    remedy: 'Extract every text file of the gold once, into one folder.',
  },
  'audit.sample-invalid': {
    kind: 'usage',
    remedy: 'Give a sample of `onomast audit sample`, and judgements as docs/audit.md describes them.',
  },
  'audit.text-differs': {
    kind: 'usage',
    remedy: 'Extract from the very text files of the gold, then score again.',
  },
  'plugin.bad-proposal': {
    kind: 'input',
    remedy: 'Mend the plug-in; docs/plugins.md says what a recogniser may propose.',
  },
  'usage.unknown-command': { kind: 'usage', remedy: 'See `onomast --help`.' },
  'usage.unknown-flag': { kind: 'usage', remedy: 'See `--help` of the command.' },
  'usage.bad-value': { kind: 'usage', remedy: 'See `--help` of the command.' },
  'usage.no-input': { kind: 'usage', remedy: 'Name files, folders, globs, or - for standard input.' },
  'config.not-found': {
    kind: 'usage',
    remedy: 'See `onomast pipeline list`, or give the path of a pipeline file.',
  },
  'config.invalid': {
    kind: 'usage',
    remedy: 'Correct the pipeline file; `onomast pipeline check FILE` tests it.',
  },
  'output.unusable': {
    kind: 'usage',
    remedy: 'Choose another place for it, or make room and give the right to write.',
  },
  'gazetteer.not-found': {
    kind: 'usage',
    remedy: 'Check the path; in a checkout `npm run gazetteers` builds the shipped ones.',
  },
  'gazetteer.foreign': {
    kind: 'usage',
    remedy: 'Compile the source with `onomast gazetteer build` or `import`.',
  },
  'gazetteer.version': { kind: 'usage', remedy: 'Compile its source again with this program.' },
  'gazetteer.damaged': { kind: 'usage', remedy: 'Copy it anew or compile its source again.' },
  'gazetteer.invalid-row': {
    kind: 'usage',
    remedy: 'Correct the source; docs/gazetteers.md describes the layout.',
  },
  'gazetteer.too-large': { kind: 'usage', remedy: 'Split the source into several gazetteers.' },
  'model.invalid': {
    kind: 'usage',
    remedy: 'Copy the model anew, or train it again with `onomast train`.',
  },
  'output.in-use': {
    kind: 'usage',
    remedy: 'Wait until it has ended, or choose another place with --out.',
  },
  'output.name-taken': { kind: 'input', remedy: 'Give one of the documents another name.' },
  'output.outside': { kind: 'input', remedy: 'Give the document a name without `..` or a leading slash.' },
  'output.name-too-long': { kind: 'input', remedy: 'Shorten the name of the file or of its folders.' },
  'input.bad-line': {
    kind: 'input',
    remedy: 'Give a JSON object a line: {"id": "a1", "text": "…", "mediaType": "text/plain"}.',
  },
  'input.same-name': { kind: 'input', remedy: 'Give every document a name of its own.' },
  'input.special': {
    kind: 'input',
    remedy: 'Name a file; what comes through a pipe can be given as standard input: onomast extract - <PIPE.',
  },
  'input.not-found': { kind: 'input', remedy: 'Check the path; quote globs.' },
  'input.not-readable': { kind: 'input', remedy: 'Give the right to read the file.' },
  'input.binary': { kind: 'input', remedy: 'Convert the file to text first, or leave it out.' },
  'input.encrypted': { kind: 'input', remedy: 'Give the password with --password.' },
  'input.password-wrong': { kind: 'input', remedy: 'Give the right one with --password.' },
  'input.damaged': {
    kind: 'input',
    remedy: 'Get the file anew, or open it in its own program and save it again.',
  },
  'input.entities': {
    kind: 'input',
    remedy:
      'Have an XML tool write it without its DTD (xmllint --noent --dropdtd), if its origin is trusted.',
  },
  'input.too-deep': { kind: 'input', remedy: 'Raise `maxDepth` of the stage `read`, or leave it out.' },
  'input.too-large': {
    kind: 'input',
    remedy: 'Raise `maxUnpackedBytes` of the stage `read`, or unpack it and give its files.',
  },
  'input.too-many-pages': { kind: 'input', remedy: 'Raise --max-pages, or split the document.' },
  'input.no-text-layer': { kind: 'input', remedy: 'Read the images of its pages with --ocr.' },
  'input.ocr-missing': {
    kind: 'input',
    remedy: 'Install what reads images: npm install tesseract.js @tesseract.js-data/eng @napi-rs/canvas.',
  },
  'input.encoding': {
    kind: 'input',
    remedy: 'Name the encoding with --encoding, or go on with --encoding-errors replace.',
  },
  'input.changed': { kind: 'input', remedy: 'Run again when the file is no longer being written.' },
  'input.unknown-xml': {
    kind: 'input',
    remedy: 'JATS, TEI and XHTML are read. Convert it to one of them, or to text.',
  },
  'input.symlink': { kind: 'input', remedy: 'Follow such links with --follow-symlinks.' },
  'input.reserved-name': {
    kind: 'input',
    remedy: 'Leave it out: the text of a document is written under such a name. Or rename it.',
  },
  'input.nothing-readable': {
    kind: 'input',
    remedy: 'Name a folder with text or Markdown files, or the files themselves.',
  },
  'document.timeout': { kind: 'input', remedy: 'Raise --timeout, or split the document.' },
  'document.failed': {
    kind: 'input',
    remedy: 'Run it alone with --log-level debug and report what it prints.',
  },
  'worker.died': {
    kind: 'input',
    remedy: 'Run it alone with --jobs 1 --log-level debug and report what it prints.',
  },
  'record.invalid': {
    kind: 'input',
    remedy: 'Extract its document again; the other records are not affected.',
  },
  'record.version': {
    kind: 'input',
    remedy: 'Extract its document again with this version, or use the version that wrote it.',
  },
  'store.url': {
    kind: 'usage',
    remedy: 'Use sqlite:FILE, postgres://USER@HOST/DATABASE or duckdb:FILE.',
  },
  'store.unreachable': {
    kind: 'usage',
    remedy: 'Check host and port of --db, and that the database runs.',
  },
  'store.password': {
    kind: 'usage',
    remedy: 'Check user and password of --db; PGPASSWORD or ~/.pgpass keep a password off the command line.',
  },
  'store.no-database': { kind: 'usage', remedy: 'Create it first: createdb NAME.' },
  'store.no-rights': {
    kind: 'usage',
    remedy: 'Grant the user the right to create a schema in the database, or to write to its tables.',
  },
  'store.unwritable': {
    kind: 'usage',
    remedy: 'Check the path, and the right to write to the file and its folder.',
  },
  'store.full': {
    kind: 'usage',
    remedy: 'Make room, then run the same command again: it goes on where it stopped.',
  },
  'store.connection-lost': {
    kind: 'usage',
    remedy: 'Run the same command again when the database is back: it goes on where it stopped.',
  },
  'store.foreign': { kind: 'usage', remedy: 'Name another file or database with --db.' },
  'store.older': {
    kind: 'usage',
    remedy: 'Load records into it with this version of onomast: onomast load RECORDS --db URL.',
  },
  'store.newer': { kind: 'usage', remedy: 'Use the version of onomast that wrote it, or a newer one.' },
  'store.driver-missing': { kind: 'usage', remedy: 'Install it: npm install @duckdb/node-api.' },
  'store.failed': { kind: 'usage', remedy: 'Run the same command again; what is loaded stays whole.' },
  'query.unknown': { kind: 'usage', remedy: '`onomast query --list` shows the questions.' },
  'export.target': { kind: 'usage', remedy: '`onomast export --help` lists the forms.' },
  'queue.not-postgres': { kind: 'usage', remedy: 'Give --db postgres://USER@HOST/DATABASE.' },
  'queue.manifest': {
    kind: 'usage',
    remedy: 'Give a JSON object a line: {"path": "a.txt", "url": "https://…"}.',
  },
  'queue.claim-lost': {
    kind: 'input',
    remedy: 'Nothing is to be done: whoever has the shard now loads it, and a cancelled one is not wanted.',
  },
  'queue.pipeline-differs': {
    kind: 'input',
    remedy: 'Start workers of the version and pipeline that the shards were added with, or add them again.',
  },
  'link.registry-invalid': {
    kind: 'usage',
    remedy: 'Give a registry that `onomast link` wrote, or the path of a new one.',
  },
  'server.cannot-listen': { kind: 'usage', remedy: 'Choose another --port or --host.' },
  'server.judges-invalid': { kind: 'usage', remedy: 'Make it with `onomast judges add FILE NAME`.' },
  'server.no-client': { kind: 'usage', remedy: 'Build it with `npm run build:web`.' },
  'review.decision-invalid': {
    kind: 'usage',
    remedy: 'Correct or remove the line; docs/reading-room.md describes decisions.',
  },
  'reconcile.answers-invalid': {
    kind: 'usage',
    remedy: 'Make the file again with `onomast reconcile`, or leave the flag away.',
  },
  'reconcile.service-unusable': {
    kind: 'usage',
    remedy: 'Check --service and the connection, then run again: what was answered is kept.',
  },
} as const satisfies Record<string, { kind: 'usage' | 'input'; remedy: string }>;

/** A code of `errorCatalogue`. */
export type ErrorCode = keyof typeof errorCatalogue;
