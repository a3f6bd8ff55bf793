import { describe, expect, it } from "vitest";
import { BRINGS, confidencesInput, TEMPLATES } from "./confidences";

const fields = (input: unknown) => {
  const read = confidencesInput.safeParse(input);
  return read.success ? read.data : read.error.issues.map((issue) => issue.path.join("."));
};

describe("a confidences policy", () => {
  it("says of each of three templates whether what is written may come up", () => {
    expect(TEMPLATES.map((template) => [template, BRINGS[template]])).toEqual([
      ["no-secrets", "yes"],
      ["limited", "asks"],
      ["separate", "no"],
    ]);
  });

  it("is written in one language at least, and keeps only what was written", () => {
    expect(fields({ template: "limited", en: "  I ask you first. ", es: " " })).toEqual({
      ...{ template: "limited", en: "I ask you first.", es: undefined },
    });
    expect(fields({ template: "separate", es: "No lo cuento." })).toMatchObject({
      es: "No lo cuento.",
    });
    expect(fields({ template: "limited", en: " ", es: "" })).toEqual(["en"]);
    expect(fields({ template: "limited" })).toEqual(["en"]);
  });

  it("takes no other template, no other field and no more than 1200 characters", () => {
    expect(fields({ template: "open", en: "Words." })).toEqual(["template"]);
    expect(fields({ template: "limited", en: "Words.", fr: "Mots." })).toEqual([""]);
    expect(fields({ template: "limited", en: "x".repeat(1200) })).toMatchObject({
      en: "x".repeat(1200),
    });
    expect(fields({ template: "limited", en: "x".repeat(1201) })).toEqual(["en"]);
  });
});
