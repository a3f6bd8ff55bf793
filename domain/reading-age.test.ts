import { describe, expect, it } from "vitest";
import { readingAge, readingGrade } from "./reading-age";

describe("readingGrade", () => {
  it("is the published formula", () => {
    // Six words of one syllable in one sentence.
    expect(readingGrade(["The cat sat on the mat."])).toBeCloseTo(0.39 * 6 + 11.8 - 15.59, 9);
  });

  it.each([
    ["safe", 1],
    ["little", 2],
    ["asked", 1],
    ["wanted", 2],
    ["comes", 1],
    ["wishes", 2],
    ["aware", 2],
    ["moment", 2],
    ["doesn’t", 2],
    ["don’t", 1],
    ["remember", 3],
  ])("hears the syllables of “%s”", (word, syllables) => {
    expect(readingGrade([`${word}.`])).toBeCloseTo(0.39 + 11.8 * syllables - 15.59, 9);
  });

  it("does not let headings and labels make a text look easier", () => {
    const sentence = "Remember an ordinary conversation with somebody.";
    expect(readingGrade(["Go", "Say it", sentence])).toBe(readingGrade([sentence]));
  });

  it("counts a question as a sentence, also inside quotation marks", () => {
    const two = readingGrade(["They ask: “What did you see?”", "It was a dog."]);
    expect(two).toBeCloseTo(0.39 * 5 + 11.8 - 15.59, 9);
  });

  it("rates long words in long sentences as harder", () => {
    const plain = readingGrade(["Say what you want.", "You may stop."]) ?? 0;
    const stiff =
      readingGrade([
        "Communicating authentically necessitates considerable vulnerability from participating individuals.",
      ]) ?? 0;
    expect(plain).toBeLessThan(3);
    expect(stiff).toBeGreaterThan(12);
  });

  it("says nothing of nothing", () => {
    expect(readingGrade([])).toBeUndefined();
    expect(readingAge(["…"])).toBeUndefined();
  });
});

describe("readingAge", () => {
  it("is five years more than the grade, and never below six", () => {
    expect(readingAge(["The cat sat on the mat."])).toBe(6);
    const text = ["Yesterday my partner told me about a difficult conversation at work."];
    expect(readingAge(text)).toBe(Math.round(readingGrade(text) ?? 0) + 5);
  });
});
