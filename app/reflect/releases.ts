import { z } from "zod";

const PREFIX = "release.";

/** The name of the two radios of one passage: a group of its own, so that each has its own choice. */
export function releaseField(promptKey: string): string {
  return `${PREFIX}${promptKey}`;
}

/** What the radios of a passage may say. */
const said = z.enum(["private", "both"]);

export type ReleaseChoices = { both: string[]; private: string[] };

/**
 * The passages that a form lets the other partner read, or does not, and the fields that are left.
 * Null when a passage says something else than either. `release` fields name a passage each.
 */
export function readReleases(
  fields: Readonly<Record<string, string>>,
  named: readonly string[] = [],
): { choices: ReleaseChoices; rest: Record<string, string> } | null {
  const choices: ReleaseChoices = { both: [...named], private: [] };
  const rest: Record<string, string> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (name === "release") continue;
    if (!name.startsWith(PREFIX)) {
      rest[name] = value;
      continue;
    }
    const choice = said.safeParse(value);
    if (!choice.success) return null;
    choices[choice.data].push(name.slice(PREFIX.length));
  }
  return { choices, rest };
}
