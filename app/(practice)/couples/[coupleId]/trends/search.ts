import type { PartnerMark } from "@/domain/series";
import { dayGiven } from "@/domain/wall-time";

/** What the address of the trends page may say. */
export type Search = Partial<
  Record<"exercise" | "partner" | "from" | "to" | "expand" | "view", string | undefined>
>;

const KEYS = ["exercise", "partner", "from", "to", "expand", "view"] as const;

/** The address as it was given, each of its words at most once, and no day that is none. */
export function searchOf(given: Readonly<Record<string, string | string[] | undefined>>): Search {
  const one = (key: string) => [given[key]].flat()[0];
  const found = Object.fromEntries(KEYS.flatMap((key) => (one(key) ? [[key, one(key)]] : [])));
  return { ...found, from: dayGiven(one("from")), to: dayGiven(one("to")) };
}

/** The one partner that is shown, or null for both; what is no partner is nobody in particular. */
export function partnerOf({ partner }: Search): PartnerMark | null {
  return partner === "circle" || partner === "diamond" ? partner : null;
}

/** The address of the page with some of its words changed; an empty one is left out. */
export function addressOf(path: string, search: Search, changes: Search = {}): string {
  const given = Object.entries({ ...search, ...changes }).flatMap(([key, value]) =>
    value ? [[key, value]] : [],
  );
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path;
}
