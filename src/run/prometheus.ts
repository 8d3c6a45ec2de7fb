/** Figures by their labels: `['{outcome="loaded"}', 3]`; without labels `['', 3]`. */
export type Sample = readonly [labels: string, value: number];

/** Figures in the text format of Prometheus, version 0.0.4. */
export class PrometheusText {
  readonly #lines: string[] = [];

  add(name: string, type: 'counter' | 'gauge', help: string, samples: readonly Sample[]): void {
    this.#lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`);
    for (const [labels, value] of samples) this.#lines.push(`${name}${labels} ${value}`);
  }

  toString(): string {
    return `${this.#lines.join('\n')}\n`;
  }
}

/** A figure for each value of one label. */
export function labelled(label: string, values: Readonly<Record<string, number>>): Sample[] {
  return Object.entries(values).map(([key, value]) => [`{${label}="${key}"}`, value]);
}
