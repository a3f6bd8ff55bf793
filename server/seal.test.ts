import { randomBytes, randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type Key, open, openText, type Place, seal } from "./seal";

const key = (version = 1): Key => ({ bytes: randomBytes(32), version });
const place = (): Place => ({
  table: "answer",
  column: "sealed",
  row: randomUUID(),
  practice: randomUUID(),
});

/** How many of the attempts open; each must throw. */
function opened(attempts: readonly (() => unknown)[]): number {
  return attempts.filter((attempt) => {
    try {
      attempt();
      return true;
    } catch {
      return false;
    }
  }).length;
}

describe("a sealed value", () => {
  test("opens in its place under its key, whatever was sealed", () => {
    const [k, p] = [key(), place()];
    for (const text of ["", "a", "¿Qué tal? 🍃", "x".repeat(20_000)]) {
      expect(openText(k, p, seal(k, p, text))).toBe(text);
    }
  });

  test("never looks the same twice", () => {
    const [k, p] = [key(), place()];
    const seen = new Set(Array.from({ length: 500 }, () => seal(k, p, "same").toString("hex")));
    expect(seen.size).toBe(500);
  });

  test("opens in none of 1,000 other places", () => {
    const k = key();
    const values = Array.from({ length: 1_000 }, (_, i) => {
      const at = place();
      return { at, sealed: seal(k, at, `word ${i}`) };
    });
    const swaps = values.map(({ at }, i) => {
      const other = values[(i + 1) % values.length];
      return () => open(k, at, other?.sealed ?? Buffer.alloc(0));
    });
    expect(opened(swaps)).toBe(0);
    expect(opened(values.map((v) => () => open(k, v.at, v.sealed)))).toBe(1_000);
  });

  test("opens with none of 1,000 bits turned", () => {
    const [k, p] = [key(), place()];
    const sealed = seal(k, p, "long enough, ".repeat(10));
    const flips = Array.from({ length: 1_000 }, (_, i) => () => {
      const bit = i % (sealed.length * 8);
      const turned = Buffer.from(sealed);
      turned.writeUInt8(turned.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      return open(k, p, turned);
    });
    expect(opened(flips)).toBe(0);
    expect(opened([() => open(k, p, sealed)])).toBe(1);
  });

  test("opens at no length but its own", () => {
    const [k, p] = [key(), place()];
    const sealed = seal(k, p, "short");
    const cuts = Array.from({ length: sealed.length }, (_, i) => () => {
      return open(k, p, sealed.subarray(0, i));
    });
    const longer = () => open(k, p, Buffer.concat([sealed, Buffer.from([0])]));
    expect(opened([...cuts, longer])).toBe(0);
  });

  test("tells apart each part of its place, and its key's version", () => {
    const [k, p] = [key(), place()];
    const sealed = seal(k, p, "a word");
    const others: Place[] = [
      { ...p, table: "rating" },
      { ...p, column: "name" },
      { ...p, row: randomUUID() },
      { ...p, practice: randomUUID() },
      { ...p, table: "answersealed", column: "" },
    ];
    expect(opened(others.map((other) => () => open(k, other, sealed)))).toBe(0);
    expect(opened([() => open(key(), p, sealed)])).toBe(0);
    expect(opened([() => open({ ...k, version: 2 }, p, sealed)])).toBe(0);
  });
});
