import { describe, expect, it } from "vitest";
import type { Partner, System, Therapist } from "./principal";
import { CORRECTION_LASTS } from "./reflection";
import { type Reader, type Reading, visibleTo } from "./visible";

const now = new Date("2026-11-24T12:00:00Z");
const ago = (ms: number) => new Date(now.getTime() - ms);
const as = <P>(principal: unknown) => principal as P;

const maya = as<Partner>({ kind: "partner", coupleId: "c", partnerId: "maya", signInId: "now" });
const jonas = as<Partner>({ kind: "partner", coupleId: "c", partnerId: "jonas", signInId: "his" });
const stranger = as<Partner>({ kind: "partner", coupleId: "d", partnerId: "x", signInId: "now" });
const okafor = as<Therapist>({ kind: "therapist", memberId: "okafor" });
const system = as<System>({ kind: "system", practiceId: "p" });
const reader = (partnerId: string): Reader => {
  return { kind: "reader", coupleId: "c", partnerId, language: "en" };
};
const setAt = ago(100 * 86_400_000);
const unlocked = as<Partner>({ ...maya, unlocked: { id: "p", setIn: "long ago", setAt } });
const unlockedJonas = as<Partner>({ ...jonas, unlocked: { id: "j", setIn: "his", setAt } });

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

  it("keeps from a therapist who guesses first what was not opened yet, and from nobody else", () => {
    expect(visibleTo(okafor, { ...sent, unguessed: true }, now)).toBe(false);
    expect(visibleTo(maya, { ...sent, unguessed: true }, now)).toBe(true);
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

  it("shows what is withdrawn or set aside to its writer alone", () => {
    const withdrawn = { ...sent, withdrawn: true };
    expect(visibleTo(maya, withdrawn, now)).toBe(true);
    expect(visibleTo(unlocked, { ...withdrawn, writtenIn: "later" }, now)).toBe(true);
    expect(visibleTo(okafor, withdrawn, now)).toBe(false);
    const passage = { releasable: true, opensAt: ago(1) };
    expect(visibleTo(jonas, { ...withdrawn, passage }, now)).toBe(false);
  });

  it("shows what is about to be erased to nobody", () => {
    const passage = { releasable: true, opensAt: ago(1) };
    for (const viewer of [maya, unlocked, jonas, unlockedJonas, okafor, system]) {
      expect(visibleTo(viewer, { ...sent, erasing: true, passage }, now)).toBe(false);
      expect(visibleTo(viewer, { ...draft, erasing: true }, now)).toBe(false);
    }
  });

  it("shows to the passphrase what was written since it was set, sent or not, at any time after", () => {
    const old = { ...sent, writtenIn: "later", sentIn: "later", sentAt: ago(90 * 86_400_000) };
    const since = { ...old, writtenAt: unlocked.unlocked?.setAt ?? null };
    const before = { ...old, writtenAt: ago(102 * 86_400_000), sentAt: ago(101 * 86_400_000) };
    expect(visibleTo(unlocked, since, now)).toBe(true);
    expect(visibleTo(maya, since, now)).toBe(false);
    expect(visibleTo(unlocked, { ...since, sentAt: null, sentIn: null }, now)).toBe(true);
    expect(visibleTo(unlocked, before, now)).toBe(false);
  });

  it("does not open a half-way draft to whoever sets a passphrase and sends it", () => {
    const thief = as<Partner>({
      ...{ ...maya, signInId: "thief" },
      unlocked: { id: "q", setIn: "thief", setAt: ago(30_000) },
    });
    const left = { ...draft, writtenIn: "earlier" };
    expect(visibleTo(thief, left, now)).toBe(false);
    expect(visibleTo(thief, { ...left, sentAt: ago(1), sentIn: "thief" }, now)).toBe(false);
  });

  it("opens nothing of the other partner's to a passphrase of one's own", () => {
    expect(visibleTo(unlockedJonas, sent, now)).toBe(false);
    expect(visibleTo(unlockedJonas, draft, now)).toBe(false);
    const passage = { releasable: true, opensAt: new Date(now.getTime() + 1) };
    expect(visibleTo(unlockedJonas, { ...sent, passage }, now)).toBe(false);
    expect(visibleTo(unlockedJonas, { ...draft, passage: { ...passage, opensAt: now } }, now)).toBe(
      false,
    );
    expect(visibleTo(unlockedJonas, { ...sent, passage: { ...passage, opensAt: now } }, now)).toBe(
      true,
    );
  });

  it("shows nothing to the product itself", () => {
    expect(visibleTo(system, sent, now)).toBe(false);
  });

  it("shows what was asked for the therapist alone to nobody else, nor in the room", () => {
    const asked = { ...sent, therapistOnly: true };
    expect(visibleTo(okafor, asked, now)).toBe(true);
    expect(visibleTo(as<Therapist>({ ...okafor, inTheRoom: true }), asked, now)).toBe(false);
    expect(visibleTo(as<Therapist>({ ...okafor, inTheRoom: true }), sent, now)).toBe(true);
    expect(visibleTo(reader("maya"), asked, now)).toBe(false);
    expect(visibleTo(reader("jonas"), asked, now)).toBe(false);
  });

  it("puts on a partner's report the own words that were sent, and opened passages of the other", () => {
    const passage = { releasable: true, opensAt: ago(1) };
    expect(visibleTo(reader("maya"), sent, now)).toBe(true);
    expect(visibleTo(reader("maya"), draft, now)).toBe(false);
    expect(visibleTo(reader("maya"), { ...sent, withdrawn: true }, now)).toBe(false);
    expect(visibleTo(reader("maya"), { ...sent, erasing: true }, now)).toBe(false);
    expect(visibleTo(reader("jonas"), sent, now)).toBe(false);
    expect(visibleTo(reader("jonas"), { ...sent, passage }, now)).toBe(true);
    expect(visibleTo(reader("jonas"), { ...sent, passage, withdrawn: true }, now)).toBe(false);
    const later = { ...passage, opensAt: new Date(now.getTime() + 1) };
    expect(visibleTo(reader("jonas"), { ...sent, passage: later }, now)).toBe(false);
    expect(visibleTo({ ...reader("maya"), coupleId: "d" }, sent, now)).toBe(false);
  });
});
