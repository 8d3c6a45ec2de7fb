import { errorCatalogue } from '../src/errors/catalogue.ts';
import { allComponents } from '../src/run/registry.ts';

/** `docs/errors.md`: every code of the catalogue. */
export function errorsPage(): string {
  const rows = Object.entries(errorCatalogue)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([code, { kind, remedy }]) =>
        `| \`${code}\` | ${kind === 'input' ? 'the document' : 'the command'} | ${cell(remedy)} |`,
    );
  return `# Errors

Every message ends in its code, \`[input.encoding]\`, and says the place and what to do. An error of a document fails that document alone: the run goes on and ends with exit code 1. An error of the
command ends it with exit code 2. Written by \`npm run schemas\`.

| code | ends | what to do |
|---|---|---|
${rows.join('\n')}
`;
}

interface OptionSchema {
  readonly description?: string;
  readonly default?: unknown;
  readonly type?: string;
  readonly enum?: readonly unknown[];
}

/** `docs/components.md`: every component that a pipeline file may name, with its options. */
export async function componentsPage(): Promise<string> {
  const sections: string[] = [];
  for (const { name, stage, summary, after = [], options } of await allComponents()) {
    const schema = (await options?.())?.options as { properties?: Record<string, OptionSchema> } | undefined;
    const rows = Object.entries(schema?.properties ?? {}).map(([option, own]) => {
      const what =
        own.enum === undefined ? (own.type ?? '') : own.enum.map((word) => JSON.stringify(word)).join(', ');
      const usual = own.default === undefined ? '' : `\`${JSON.stringify(own.default)}\``;
      return `| \`${option}\` | ${cell(what)} | ${cell(usual)} | ${cell(own.description ?? '')} |`;
    });
    const table =
      rows.length === 0 ? '' : `\n| option | takes | default | |\n|---|---|---|---|\n${rows.join('\n')}\n`;
    const order =
      after.length === 0 ? '' : ` Stands after ${after.map((other) => `\`${other}\``).join(', ')}.`;
    sections.push(`## ${name}\nStage \`${stage}\`: ${summary}.${order}\n${table}`);
  }
  return `# Components

What a pipeline file may name, made from the components themselves by \`npm run schemas\`. Components of your own: [plugins.md](plugins.md).

${sections.join('\n')}`;
}

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
