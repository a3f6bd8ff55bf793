import { describe, expect, it } from "vitest";
import { theYesThatWasnt as theYes } from "@/content/exercises/the-yes-that-wasnt";
import { promptsOf } from "./exercise";
import { reviewReasons } from "./review";

const FROM_NO_TO_YES = ["clear-no", "soft-no", "unsure", "soft-yes", "clear-yes"] as const;
const given = (value: string | number) => ({ is: "given", value }) as const;
const options = (key: string) =>
  promptsOf(theYes).flatMap((prompt) =>
    prompt.key === key && prompt.kind === "choose" ? prompt.options.map((each) => each.key) : [],
  );

describe("what asks for a private review", () => {
  it("is a no that was felt under a yes two steps or more above it, and no other pair", () => {
    const asking = FROM_NO_TO_YES.flatMap((felt) =>
      FROM_NO_TO_YES.filter((said) =>
        reviewReasons({ felt: given(felt), said: given(said) }).includes("yes-over-no"),
      ).map((said) => `${felt} < ${said}`),
    );
    // By hand from product rule 11: said − felt ≥ 2 with felt below 0.
    expect(asking).toEqual([
      ...["clear-no < unsure", "clear-no < soft-yes", "clear-no < clear-yes"],
      ...["soft-no < soft-yes", "soft-no < clear-yes"],
    ]);
  });

  it("is one reason for not saying it, and one thing done", () => {
    expect(options("why").filter((why) => reviewReasons({ why: given(why) }).length > 0)).toEqual([
      "afraid-of-the-reaction",
    ]);
    expect(options("did").filter((did) => reviewReasons({ did: given(did) }).length > 0)).toEqual([
      "went-on-though-i-wanted-to-stop",
    ]);
  });

  it("is never a word, a number, a skip or a not knowing", () => {
    const skipped = { is: "skipped" } as const;
    const unknown = { is: "unknown" } as const;
    expect(
      reviewReasons({
        ...{ sentence: given("I am afraid of the reaction and went on though I wanted to stop.") },
        ...{ share: given(0), felt: unknown, said: given("clear-yes"), why: skipped, did: unknown },
      }),
    ).toEqual([]);
    expect(reviewReasons({ felt: given("clear-no") })).toEqual([]);
  });
});
