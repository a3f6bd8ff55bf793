import { appendFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";

/*
 * A figure of docs/security-figures.md is a test like any other, which counts more when
 * `npm run security:figures` runs it and then writes down what it counted.
 */

const folder = process.env.FIGURES_DIR ?? "";

/** How many of something a test tries: the small number in `npm test`, the full one for the figures. */
export function sized(small: number, full: number): number {
  return folder ? full : small;
}

/** What was counted, by what it is called; `rows` go below as a table of their own. */
export type Counted = Readonly<Record<string, number | string>>;

/** Writes down what a test counted, once it knows that it is right. */
export function figure(name: string, counted: Counted, rows: readonly Counted[] = []): void {
  if (!folder) return;
  appendFileSync(join(folder, "figures.jsonl"), `${JSON.stringify({ name, counted, rows })}\n`);
}
