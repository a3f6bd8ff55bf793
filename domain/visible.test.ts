import { describe, expect, it } from "vitest";
import type { Partner, Therapist } from "./principal";
import { CORRECTION_LASTS } from "./reflection";
import { type Reading, visibleTo } from "./visible";

const now = new Date("2026-11-24T12:00:00Z");
const ago = (ms: number) => new Date(now.getTime() - ms);
const as = <P>(principal: unknown) => principal as P;

const maya = as<Partner>({ kind: "partner", coupleId: "c", partnerId: "maya", signInId: "now" });
const jonas = as<Partner>({ kind: "partner", coupleId: "c", partnerId: "jonas", signInId: "his" });
const stranger = as<Partner>({ kind: "partner", coupleId: "d", partnerId: "x", signInId: "now" });
const okafor = as<Therapist>({ kind: "therapist", memberId: "okafor" });

const draft: Reading = {
  coupleId: "c",
  partnerId: "maya",
  writtenIn: "now",
  writtenAt: ago(120_000),
  sentAt: null,
  sentIn: null,
  careTeam: true,
};
const sent: Reading = { ...draft, sentAt: ago(60_000), sentIn: "now" };

describe("visibleTo", () => {
  it("shows a draft to the sign-in that wrote it, and to nobody else", () => {
    expect(visibleTo(maya, draft, now)).toBe(true);
    expect(visibleTo(maya, { ...draft, writtenIn: "earlier" }, now)).toBe(false);
    expect(visibleTo(jonas, draft, now)).toBe(false);
    expect(visibleTo(okafor, draft, now)).toBe(false);
  });

  it("lets the writer read back what was sent for ten minutes, in the sign-in that sent it", () => {
    expect(visibleTo(maya, sent, now)).toBe(true);
    expect(visibleTo(maya, { ...sent, sentAt: ago(CORRECTION_LASTS) }, now)).toBe(false);
    expect(visibleTo(maya, { ...sent, sentIn: "earlier" }, now)).toBe(false);
    expect(visibleTo(maya, { ...sent, writtenIn: "earlier" }, now)).toBe(false);
  });

  it("shows what was sent to the care team alone", () => {
    expect(visibleTo(okafor, sent, now)).toBe(true);
    expect(visibleTo(okafor, { ...sent, careTeam: false }, now)).toBe(false);
  });

  it("shows the other partner only an opened passage that may be released, from its hour", () => {
    const opensAt = ago(1);
    const passage = { releasable: true, opensAt };
    expect(visibleTo(jonas, sent, now)).toBe(false);
    expect(visibleTo(jonas, { ...sent, passage: { releasable: true, opensAt: null } }, now)).toBe(
      false,
    );
    expect(visibleTo(jonas, { ...sent, passage }, now)).toBe(true);
    expect(visibleTo(jonas, { ...sent, passage: { ...passage, releasable: false } }, now)).toBe(
      false,
    );
    expect(
      visibleTo(
        jonas,
        { ...sent, passage: { ...passage, opensAt: new Date(now.getTime() + 1) } },
        now,
      ),
    ).toBe(false);
    expect(visibleTo(stranger, { ...sent, passage }, now)).toBe(false);
  });
});
