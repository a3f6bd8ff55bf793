import { describe, expect, it } from "vitest";
import { LIBRARY, latestExercise } from "@/content/library";
import { promptsOf } from "./exercise";
import type { Answer, Answers } from "./reflection";
import { REVIEWS, reviewReasons } from "./review";

const given = (value: number | string): Answer => ({ is: "given", value });
const NONE: readonly (Answer | undefined)[] = [undefined, { is: "unknown" }, { is: "skipped" }];
const SCALE_OF_YES = ["clear-no", "soft-no", "unsure", "soft-yes", "clear-yes"];

/** By hand: "said − felt ≥ 2 with felt below 0", as pairs of what was said and what was felt. */
const YES_OVER_NO = new Set([
  "unsure over clear-no",
  "soft-yes over clear-no",
  "clear-yes over clear-no",
  "soft-yes over soft-no",
  "clear-yes over soft-no",
]);

describe("a private review", () => {
  it("is asked for by exactly three answers, over every way of answering “The yes that wasn’t”", () => {
    const options = (key: string) => {
      const exercise = latestExercise("the-yes-that-wasnt");
      const prompt = exercise && promptsOf(exercise).find((each) => each.key === key);
      return prompt?.kind === "choose" ? prompt.options.map((option) => option.key) : [];
    };
    const all = (keys: readonly string[]) => [...keys.map(given), ...NONE];
    const yeses = all(SCALE_OF_YES);
    expect([options("said"), options("felt")]).toEqual([SCALE_OF_YES, SCALE_OF_YES]);
    const shares = [...Array.from({ length: 11 }, (_, i) => given(i)), ...NONE];
    let [asked, combinations] = [0, 0];
    for (const said of yeses)
      for (const felt of yeses)
        for (const why of all(options("why")))
          for (const did of all(options("did")))
            for (const share of shares) {
              const answers = present({ said, felt, share, why, did });
              const expected = [
                ...(YES_OVER_NO.has(`${word(said)} over ${word(felt)}`) ? ["yes-over-no"] : []),
                ...(word(why) === "afraid-of-the-reaction" ? ["afraid"] : []),
                ...(word(did) === "went-on-though-i-wanted-to-stop" ? ["went-on"] : []),
              ];
              const reasons = reviewReasons(answers);
              combinations += 1;
              asked += reasons.length > 0 ? 1 : 0;
              if (String(reasons) !== String(expected))
                expect({ answers, reasons }).toEqual(expected);
            }
    expect(combinations).toBe(8 * 8 * 7 * 7 * 14);
    // Free of all three are: 59 of 64 pairs, 6 of 7 reasons why, 6 of 7 things done.
    expect(asked).toBe((64 * 49 - 59 * 36) * 14);
  });

  it("is asked for by no answer to any other exercise, nor by any words", () => {
    const words = ["afraid-of-the-reaction", "went-on-though-i-wanted-to-stop", "clear-yes"];
    for (const exercise of LIBRARY.filter((each) => each.key !== "the-yes-that-wasnt")) {
      const ways = promptsOf(exercise).map((prompt) => {
        if (prompt.kind === "scale") return Array.from({ length: 11 }, (_, i) => given(i));
        if (prompt.kind === "choose") return prompt.options.map((option) => given(option.key));
        return words.map(given);
      });
      for (let i = 0; i < 11; i++) {
        const answers = Object.fromEntries(
          promptsOf(exercise).map((prompt, p) => [prompt.key, ways[p]?.[i % ways[p].length]]),
        );
        expect(reviewReasons(present(answers)), exercise.key).toEqual([]);
      }
    }
  });

  it("is worded as what was answered, never as what somebody is or has", () => {
    expect(REVIEWS).toHaveLength(3);
    for (const { words } of REVIEWS) {
      expect(words).toMatch(/^(Said|Chose) .*\.$/);
      expect(words).not.toMatch(/abus|coerc|risk|danger|victim|trauma|violen|assault|warning/i);
    }
  });
});

function word(answer: Answer | undefined): string | undefined {
  return answer?.is === "given" ? String(answer.value) : undefined;
}

function present(answers: Record<string, Answer | undefined>): Answers {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([key, answer]) => (answer ? [[key, answer]] : [])),
  );
}
