/** Prints a measured figure as a line of its own, for whoever writes down how fast the product is. */
export function printFigure(what: string, value: string): void {
  process.stdout.write(`figure: ${what}: ${value}\n`);
}

/** Seconds since a moment of `performance.now()`. */
export function secondsSince(startedAt: number): number {
  return (performance.now() - startedAt) / 1000;
}

export function printSeconds(what: string, seconds: number): void {
  printFigure(what, `${seconds.toFixed(2)} s`);
}
