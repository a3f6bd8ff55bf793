import { describe, expect, it } from "vitest";
import { type Doing, type Facts, reasonLine } from "./caseload";
import type { Choice } from "./consent";

const now = new Date("2026-11-24T12:00:00Z");
const later = new Date("2026-11-26T12:00:00Z");
const earlier = new Date("2026-11-20T12:00:00Z");
const day = (at: Date) => at.toISOString().slice(8, 10);
const round = { title: "Tune in", opensAt: earlier, dueAt: later };

function facts(maya: Doing | null, jonas: Doing | null, jonasChose?: Choice): Facts {
  const sentAt = (doing: Doing | null) => (doing === "done" ? earlier : null);
  return {
    assigned: true,
    round,
    partners: [
      { mark: "circle", name: "Maya", doing: maya, sentAt: sentAt(maya) },
      {
        ...{ mark: "diamond", name: "Jonas", doing: jonas, sentAt: sentAt(jonas) },
        choice: jonasChose ?? null,
      },
    ],
  };
}

describe("the reason line", () => {
  it.each([
    [facts("done", "done"), "Both answered"],
    [facts("done", "waiting"), "Maya answered; Jonas has not started · due 26"],
    [facts("started", "done"), "Jonas answered; Maya has started · due 26"],
    [facts("waiting", "waiting"), "“Tune in” is open · due 26"],
    [facts("started", "started"), "Both have started “Tune in” · due 26"],
    [facts("done", null), "Maya answered"],
    [facts("done", "waiting", "declined"), "Maya answered; Jonas said not now · due 26"],
    [facts("waiting", "waiting", "later"), "Jonas said later · due 26"],
    [facts("started", "started", "declined"), "Maya has started; Jonas said not now · due 26"],
    [facts("waiting", "started", "short"), "Jonas has started “Tune in” · due 26"],
    [facts("done", "done", "declined"), "Both answered"],
    [
      {
        ...facts("done", "waiting"),
        partners: facts("done", "waiting").partners.map((p) => ({ ...p, held: p.name === "Maya" })),
      },
      "Something came by Maya’s link; whose it is was not said yet",
    ],
    [
      {
        ...facts("done", "done"),
        partners: facts("done", "done").partners.map((p) => ({
          ...p,
          erasing: p.name === "Jonas",
        })),
      },
      "Jonas asked for everything to be erased",
    ],
    [{ ...facts("done", "done"), erasesAt: later }, "Is to be erased for good · 26"],
    [
      { ...facts("done", "done"), erasesAt: later, onHold: true },
      "Is to be erased once the legal hold is over",
    ],
    [{ ...facts("done", "done"), erasesAt: later, erased: true }, "Erased for good"],
    [{ ...facts(null, null), assigned: false }, "Nothing assigned yet"],
    [{ ...facts(null, null), round: null }, "No round is open"],
    [{ ...facts("waiting", "waiting"), round: { ...round, opensAt: later } }, "“Tune in” opens 26"],
  ])("describes where a couple is (%#)", (given, line) => {
    expect(reasonLine(given, now, day)).toBe(line);
  });
});
