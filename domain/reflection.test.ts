import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Prompt } from "./exercise";
import type { Words } from "./language";
import { completed, readAnswer, withoutControls } from "./reflection";

const words = { en: "x", es: "x" } as Words;
const scale: Prompt = { kind: "scale", key: "clear", title: words, low: words, high: words };
const write: Prompt = { kind: "write", key: "sentence", title: words };
const choose: Prompt = {
  kind: "choose",
  key: "slipped",
  title: words,
  options: [{ key: "saying", label: words }],
};

describe("an answer", () => {
  it("on a scale is a whole number from 0 to 10, and nothing else", () => {
    expect(readAnswer(scale, "given", "0")).toEqual({ is: "given", value: 0 });
    expect(readAnswer(scale, "given", "10")).toEqual({ is: "given", value: 10 });
    for (const bad of ["", "11", "-1", "3.5", "7 ", "NaN", "٣"]) {
      expect(readAnswer(scale, "given", bad)).toBe("choose-one");
    }
  });

  it("to a choice is one of its options", () => {
    expect(readAnswer(choose, "given", "saying")).toEqual({ is: "given", value: "saying" });
    expect(readAnswer(choose, "given", "__proto__")).toBe("choose-one");
  });

  it("in words keeps them and their line breaks, up to 20 kB", () => {
    expect(readAnswer(write, "given", " a\r\nb\u0000\u001b ")).toEqual({
      is: "given",
      value: "a\nb",
    });
    expect(readAnswer(write, "given", " \n ")).toBe("empty");
    expect(readAnswer(write, "given", "ñ".repeat(10_000))).toMatchObject({ is: "given" });
    expect(readAnswer(write, "given", "ñ".repeat(10_001))).toBe("too-long");
  });

  it("may always be “don’t know yet” or a skip, whatever was typed", () => {
    for (const prompt of [scale, write, choose]) {
      expect(readAnswer(prompt, "unknown", "left over")).toEqual({ is: "unknown" });
      expect(readAnswer(prompt, "skipped", "left over")).toEqual({ is: "skipped" });
    }
  });

  it("never holds a control character but line breaks and tabs", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(withoutControls(text)).not.toMatch(/[^\P{Cc}\n\t]/u);
      }),
    );
  });
});

describe("a sent reflection", () => {
  it("has an answer to every prompt; what was never reached is a skip", () => {
    const answers = completed({ steps: [scale, write] }, { clear: { is: "given", value: 4 } });
    expect(answers).toEqual({ clear: { is: "given", value: 4 }, sentence: { is: "skipped" } });
  });
});
