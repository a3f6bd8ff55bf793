import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { CAPACITIES, type CoreItem } from "@/domain/capacity";
import { type Exercise, isPrompt, type Prompt, promptsOf, wordsOf } from "@/domain/exercise";
import { LANGUAGES } from "@/domain/language";
import { readingGrade } from "@/domain/reading-age";
import { findExercise, LIBRARY, latestExercise } from "./library";
import published from "./published.json";

/*
 * Written by hand from the product's table, never derived from the exercises: title, for (A
 * awareness, E expression, R responsiveness), I individual or T together, minutes, and the prompts
 * in order as key:kind, with =item where a core item is asked in its exact sense.
 */
const TABLE: readonly (readonly [string, string, string, "I" | "T", number, string])[] = [
  [
    "weekly-check-in",
    "Weekly check-in",
    "AER",
    "I",
    4,
    "clear:s=clear said:s=said received:s=received landed:s=landed slipped:c=slipped sentence:t",
  ],
  ["tune-in", "Tune in", "A", "I", 5, "clarity:s=clear noticed:t"],
  ["yes-no-not-sure", "Yes, no, not sure", "A", "I", 10, "clarity:s unsure:t would-help:c"],
  ["good-partner-rule", "The good-partner rule", "A", "I", 12, "grip:s rule:t keep-or-loosen:c"],
  ["the-yes-that-wasnt", "The yes that wasn’t", "AE", "I", 10, "said:c felt:c share:s why:c did:c"],
  [
    "draft-the-true-sentence",
    "Draft the true sentence",
    "E",
    "I",
    10,
    "readiness:s sentence:t next:c",
  ],
  [
    "one-small-true-thing",
    "One small true thing",
    "E",
    "T",
    10,
    "said:s=said safe-after:s=landed hardest:t",
  ],
  [
    "soft-landing",
    "Soft landing",
    "R",
    "T",
    15,
    "received-gently:s=received felt-received:s softened:t",
  ],
  ["when-it-stung", "When it stung", "R", "I", 10, "intensity:s reaction:c next-reply:t"],
  [
    "curious-not-certain",
    "Curious, not certain",
    "R",
    "T",
    12,
    "my-guess:s own-answer:s surprise:t",
  ],
  ["ask-for-a-break", "Ask for a break", "ER", "T", 10, "ease:s met:s came-up:t"],
  [
    "permission-to-pivot",
    "Permission to pivot",
    "AE",
    "T",
    15,
    "noticed:s said-it:s after-pivot:t",
  ],
  [
    "closeness-is-the-goal",
    "Closeness is the goal",
    "AR",
    "T",
    20,
    "connected:s present:s goal-crept-in:t",
  ],
  [
    "which-step-slipped",
    "Which step slipped?",
    "AER",
    "I",
    8,
    "clear:s=clear said:s=said received:s=received slipped:c=slipped next-time:t",
  ],
];

/** Choices whose order and keys other code relies on. */
const OPTIONS: Readonly<Record<string, string>> = {
  "weekly-check-in/slipped": "knowing saying receiving none",
  "which-step-slipped/slipped": "knowing saying receiving none",
  "the-yes-that-wasnt/said": "clear-no soft-no unsure soft-yes clear-yes",
  "the-yes-that-wasnt/felt": "clear-no soft-no unsure soft-yes clear-yes",
  "the-yes-that-wasnt/why": "not-the-time unsure afraid-of-the-reaction other",
  "the-yes-that-wasnt/did": "stopped changed-it went-on-though-i-wanted-to-stop other",
  "good-partner-rule/keep-or-loosen": "keep loosen unsure",
  "draft-the-true-sentence/next": "say wait bring-to-session",
};

/** Words that are written the same in English and Spanish. */
const COGNATES: readonly string[] = [];

const LETTERS = { A: "self-awareness", E: "honest-expression", R: "responsiveness" } as const;
const KINDS = { s: "scale", t: "write", c: "choose" } as const;

const named = LIBRARY.map((exercise) => [exercise.key, exercise] as const);
const together = named.filter(([, exercise]) => exercise.together);

function allSteps(exercise: Exercise) {
  return [...exercise.steps, ...(exercise.apart ?? [])];
}

function allWords(exercise: Exercise) {
  return [exercise.title, exercise.summary, ...wordsOf(allSteps(exercise))];
}

function prompt(path: string): Prompt | undefined {
  const [key = "", asked] = path.split("/");
  return latestExercise(key)
    ?.steps.filter(isPrompt)
    .find((each) => each.key === asked);
}

describe("the library", () => {
  it("holds the fourteen exercises in the product's order", () => {
    expect(LIBRARY.map((each) => each.key)).toEqual(TABLE.map(([key]) => key));
    expect(new Set(LIBRARY.map((each) => each.key)).size).toBe(14);
  });

  it.each(TABLE)("asks what the table asks: %s", (key, title, letters, mode, minutes, asked) => {
    const exercise = latestExercise(key);
    expect(exercise).toMatchObject({ title: { en: title }, together: mode === "T", minutes });
    const capacities = [...letters].map((letter) => LETTERS[letter as keyof typeof LETTERS]);
    expect(exercise?.capacities).toEqual(CAPACITIES.filter((each) => capacities.includes(each)));
    expect(
      exercise && promptsOf(exercise).map(({ key, kind, core }) => ({ key, kind, core })),
    ).toEqual(
      asked.split(" ").map((item) => {
        const [, key, kind, core] = /^([\w-]+):([stc])(?:=(\w+))?$/.exec(item) ?? [];
        return { key, kind: KINDS[kind as keyof typeof KINDS], core: core as CoreItem | undefined };
      }),
    );
  });

  it.each(Object.entries(OPTIONS))("offers the choices of %s in order", (path, keys) => {
    const asked = prompt(path);
    expect(asked?.kind === "choose" && asked.options.map((each) => each.key).join(" ")).toBe(keys);
  });

  it("is found by key and version", () => {
    for (const exercise of LIBRARY) {
      expect(findExercise(exercise.key, exercise.version)).toBe(exercise);
      expect(latestExercise(exercise.key)).toBe(exercise);
    }
    expect(findExercise("tune-in", 99)).toBeUndefined();
    expect(findExercise("no-such-exercise", 1)).toBeUndefined();
    expect(latestExercise("no-such-exercise")).toBeUndefined();
  });

  it("labels the ends of a core item alike wherever it is asked", () => {
    const ends = new Map<CoreItem, unknown>();
    for (const asked of LIBRARY.flatMap((exercise) => promptsOf(exercise))) {
      if (!asked.core || asked.kind === "write") continue;
      const now =
        asked.kind === "scale"
          ? [asked.low, asked.high]
          : asked.options.map((option) => [option.key, option.label]);
      expect(now).toEqual(ends.get(asked.core) ?? now);
      ends.set(asked.core, now);
    }
    expect([...ends.keys()].sort()).toEqual(["clear", "landed", "received", "said", "slipped"]);
  });

  it("asks for the guess on the same ends as the answer it is compared with", () => {
    const ends = ["my-guess", "own-answer"].map((key) => {
      const asked = prompt(`curious-not-certain/${key}`);
      return asked?.kind === "scale" && [asked.low, asked.high];
    });
    expect(ends[0]).toBeTruthy();
    expect(ends[0]).toEqual(ends[1]);
  });
});

describe.each(named)("%s", (_, exercise) => {
  it("uses each key once", () => {
    for (const steps of [exercise.steps, exercise.apart ?? []]) {
      expect(new Set(steps.map((step) => step.key)).size).toBe(steps.length);
    }
    for (const asked of promptsOf(exercise)) {
      if (asked.kind !== "choose") continue;
      expect(new Set(asked.options.map((option) => option.key)).size).toBe(asked.options.length);
    }
  });

  it("has a short form, in order, with at least its first scale", () => {
    const keys = exercise.steps.map((step) => step.key);
    expect(exercise.short).toEqual(keys.filter((key) => exercise.short.includes(key)));
    expect(exercise.short).toContain(exercise.steps.find((step) => step.kind === "scale")?.key);
    expect(exercise.short.length).toBeLessThan(exercise.steps.length);
    const apart = exercise.apart?.map((step) => step.key);
    if (apart) expect(apart).toEqual(expect.arrayContaining([...exercise.short]));
  });

  it("says everything in both languages, on a phone's screen", () => {
    for (const words of allWords(exercise)) {
      for (const language of LANGUAGES) {
        expect(words[language].trim()).toBe(words[language]);
        expect(words[language].length).toBeGreaterThan(0);
        expect(words[language].length, words[language]).toBeLessThanOrEqual(220);
      }
      if (!COGNATES.includes(words.en)) expect(words.es, words.en).not.toBe(words.en);
    }
    for (const step of allSteps(exercise)) {
      if (!isPrompt(step)) expect(step.body.length).toBeGreaterThan(0);
    }
  });

  it("fits its minutes", () => {
    const seconds = exercise.steps.reduce(
      (sum, step) => sum + (step.kind === "timer" ? step.seconds : 0),
      0,
    );
    expect(seconds).toBeLessThan(exercise.minutes * 60);
  });

  it("counts no outcome, praises nobody and exclaims nothing", () => {
    for (const { en, es } of allWords(exercise)) {
      expect(`${en} ${es}`).not.toMatch(/[!¡]/);
      expect(en).not.toMatch(
        /\b(orgasms?|climax|intercourse|penetration|streaks?|points?|scores?|badges?|levels?|success\w*|achiev\w*|progress|improv\w*|how (many|often)|well done|great|proud|congratulations|good (job|work))\b/i,
      );
      expect(es).not.toMatch(
        /(?<!\p{L})(orgasmos?|clímax|coito|penetración|rachas?|puntos|puntuación|puntaje|éxitos?|progreso|mejor[ae]\p{L}*|cuántas veces|felicidades|enhorabuena|genial|bravo|muy bien hecho)(?!\p{L})/iu,
      );
    }
  });

  it("assumes nobody's gender", () => {
    for (const { en, es } of allWords(exercise)) {
      expect(en).not.toMatch(/\b(he|she|him|his|her|hers|himself|herself|man|woman|men|women)\b/i);
      expect(es).not.toMatch(
        /(?<!\p{L})(él|ella|juntos|juntas|ambos|ustedes|vosotr\p{L}+|vuestr\p{L}+|hombres?|mujer(es)?|novi[oa]s?|espos[oa]s?|maridos?|segur[oa]|list[oa]|cansad[oa]|dispuest[oa])(?!\p{L})/iu,
      );
      expect(es).not.toMatch(/[oa][/@][oa]?|\(a\)/);
    }
  });

  it("leaves “I don’t know yet” and “Skip” to the built-in buttons", () => {
    for (const asked of promptsOf(exercise)) {
      if (asked.kind !== "choose") continue;
      for (const { key, label } of asked.options) {
        expect(key).not.toMatch(/know-yet|dont-know|skip/);
        expect(label.en).not.toMatch(/don[’']t know|skip/i);
        expect(label.es).not.toMatch(/no (lo )?sé|saltar|omitir/i);
      }
    }
  });

  it("reads at eleven years or younger", () => {
    const texts = allWords(exercise).map((words) => words.en);
    expect(readingGrade(texts)).toBeLessThanOrEqual(6);
  });

  it("keeps the wording it was published with", () => {
    // A published version never changes. Another wording is another version, with its own hash.
    const hash = createHash("sha256").update(JSON.stringify(exercise)).digest("hex");
    const hashes: Readonly<Record<string, string>> = published;
    expect(hashes[`${exercise.key}@${exercise.version}`]).toBe(hash);
  });
});

it("still finds every version that was ever published", () => {
  for (const [name, hash] of Object.entries(published)) {
    const [key = "", version] = name.split("@");
    const exercise = findExercise(key, Number(version));
    expect(
      createHash("sha256")
        .update(JSON.stringify(exercise) ?? "")
        .digest("hex"),
      name,
    ).toBe(hash);
  }
});

describe("therapist-only prompts", () => {
  it("are all of “The yes that wasn’t”, and no others", () => {
    for (const [key, exercise] of named) {
      for (const asked of allSteps(exercise).filter(isPrompt)) {
        expect(asked.therapistOnly, `${key}/${asked.key}`).toBe(
          key === "the-yes-that-wasnt" ? true : undefined,
        );
      }
    }
  });

  it("carry no core item, so that no trend can show them", () => {
    for (const asked of LIBRARY.flatMap((exercise) => promptsOf(exercise))) {
      if (asked.therapistOnly) expect(asked.core).toBeUndefined();
    }
  });
});

describe.each(together)("together: %s", (_, exercise) => {
  it("opens by saying that either may do it apart", () => {
    const first = exercise.steps[0];
    expect(first?.kind).toBe("read");
    const body = first?.kind === "read" ? first.body : [];
    expect(body.map((words) => words.en).join(" ")).toContain("Either of you may do this apart");
    expect(body.map((words) => words.es).join(" ")).toContain(
      "tú o tu pareja, puede hacerlo por su cuenta",
    );
  });

  it("asks the same prompts of those who do it apart", () => {
    expect(exercise.apart?.filter(isPrompt)).toEqual(promptsOf(exercise));
    expect(exercise.apart?.[0]?.kind).toBe("read");
  });

  it("starts away from sex", () => {
    for (const { en, es } of allWords(exercise)) {
      expect(en).not.toMatch(/\b(sex\w*|kiss\w*|bed|naked|undress\w*|arous\w*|intima\w*)\b/i);
      expect(es).not.toMatch(/(?<!\p{L})(sex\p{L}*|bes[oa]\p{L}*|cama|desnud\p{L}*|íntim\p{L}*)/iu);
    }
  });
});

it("has a form for doing it apart exactly where an exercise is done together", () => {
  for (const [key, exercise] of named) {
    expect(exercise.apart !== undefined, key).toBe(exercise.together);
  }
});
