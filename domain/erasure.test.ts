import { describe, expect, it } from "vitest";
import { coupleEnds, ERASURE_WAITS, erasesAt, retentionEnds } from "./erasure";

describe("erasure", () => {
  it("comes seven days after it was asked for, whatever the clocks do meanwhile", () => {
    const asked = new Date("2026-10-22T10:15:30.500Z");
    expect(erasesAt(asked).toISOString()).toBe("2026-10-29T10:15:30.500Z");
    expect(ERASURE_WAITS).toBe(7 * 24 * 60 * 60 * 1000);
  });
});

describe("retention", () => {
  it.each([
    ["2026-11-24T12:00:00.000Z", 7, "2033-11-24T12:00:00.000Z"],
    // There is no 29 February then: kept a day longer, never shorter.
    ["2028-02-29T12:00:00.000Z", 7, "2035-03-01T12:00:00.000Z"],
    ["2028-02-29T12:00:00.000Z", 8, "2036-02-29T12:00:00.000Z"],
    ["2026-12-31T23:59:59.999Z", 1, "2027-12-31T23:59:59.999Z"],
  ])("of a couple archived at %s for %i years ends at %s", (archived, years, ends) => {
    const archivedAt = new Date(archived);
    expect(retentionEnds(archivedAt, years).toISOString()).toBe(ends);
    expect(archivedAt.toISOString()).toBe(archived);
  });
});

describe("an archived couple", () => {
  const createdAt = new Date("2026-11-24T12:00:00.000Z");
  it.each([
    [null, "2027-11-24T12:00:00.000Z"],
    ["2026-12-24T12:00:00.000Z", "2026-12-24T12:00:00.000Z"],
    ["2027-12-01T12:00:00.000Z", "2027-11-24T12:00:00.000Z"],
  ])("kept for a year and asked to be erased at %s, is erased at %s", (asked, ends) => {
    const erasesAt = asked ? new Date(asked) : null;
    expect(coupleEnds({ createdAt, erasesAt }, 1).toISOString()).toBe(ends);
  });
});
