/** The value below which a share of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}

/** `31 ms in the median, 48 ms at the 95th percentile of 120` */
export function formatted(values: readonly number[], unit: string): string {
  const figure = (share: number) => `${Math.round(percentile(values, share))} ${unit}`;
  return `${figure(0.5)} in the median, ${figure(0.95)} at the 95th percentile of ${values.length}`;
}
