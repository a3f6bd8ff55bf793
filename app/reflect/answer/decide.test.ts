import { expect, test } from "vitest";
import type { EarlierAnswer } from "@/components/reflection/answer";
import type { Prompt } from "@/domain/exercise";
import type { Words } from "@/domain/language";
import { decide } from "./decide";

const title = { en: "", es: "" } as Words;
const write: Prompt = { kind: "write", key: "w", title };
const scale: Prompt = { kind: "scale", key: "s", title, low: title, high: title };
const choose: Prompt = { kind: "choose", key: "c", title, options: [{ key: "yes", label: title }] };

const here: EarlierAnswer = { is: "given", value: "before" };
const elsewhere: EarlierAnswer = { is: "elsewhere" };
const skipped: EarlierAnswer = { is: "skipped" };
const save = (answer: object) => ({ save: answer });
const keep = { keep: true };

test.each([
  // What is there is saved, whichever way one leaves.
  [write, "continue", "Words", undefined, save({ is: "given", value: "Words" })],
  [write, "back", "Words", elsewhere, save({ is: "given", value: "Words" })],
  [write, "autosave", "Words", here, save({ is: "given", value: "Words" })],
  [scale, "continue", "0", undefined, save({ is: "given", value: 0 })],
  [scale, "back", "10", undefined, save({ is: "given", value: 10 })],
  [choose, "continue", "yes", undefined, save({ is: "given", value: "yes" })],
  // Not answering is an answer, and takes the place of one.
  [write, "skip", "Words", here, save({ is: "skipped" })],
  [scale, "unknown", "7", undefined, save({ is: "unknown" })],
  // Left empty.
  [write, "continue", "", undefined, save({ is: "skipped" })],
  [write, "continue", "  ", elsewhere, keep],
  [write, "continue", "", skipped, keep],
  [write, "back", "", undefined, keep],
  [write, "autosave", "", elsewhere, keep],
  [write, "autosave", "", here, save({ is: "skipped" })],
  [write, "back", "", here, save({ is: "skipped" })],
  // Nothing chosen.
  [scale, "continue", "", undefined, { problem: "nothingChosen" }],
  [choose, "continue", "", undefined, { problem: "nothingChosen" }],
  [scale, "continue", "", elsewhere, keep],
  [scale, "continue", "", skipped, keep],
  [scale, "back", "", undefined, keep],
  // Not one of those offered.
  [scale, "continue", "11", undefined, { problem: "notOffered" }],
  [scale, "continue", "7.5", here, { problem: "notOffered" }],
  [choose, "continue", "no", undefined, { problem: "notOffered" }],
  // Too long.
  [write, "autosave", "é".repeat(10_001), undefined, { problem: "tooLong" }],
  [
    write,
    "continue",
    "é".repeat(10_000),
    undefined,
    save({ is: "given", value: "é".repeat(10_000) }),
  ],
] as const)("%o %s %.20j after %o", async (prompt, intent, given, earlier, decision) => {
  expect(await decide(prompt, { intent, given }, async () => earlier)).toEqual(decision);
});
