import { expect, test } from "vitest";
import { signInMember, therapistOf } from "@/data/principal/sign-in";
import { OKAFOR_PASSWORD, type Story } from "@/db/sample/story";
import { buildTwoStep } from "@/db/sample/two-step";
import { withStory } from "@/db/sample/with-story";
import { NotFound, Refused } from "@/domain/errors";
import type { Therapist } from "@/domain/principal";
import { liftSuspension, listPeople, makeResetLink, suspendMember } from "./people";

let story: Story;
withStory((told) => {
  story = told;
});

const owner = () => story.asColleague("owner off the care team");
const signIn = () =>
  signInMember(story.emailOf("dr-okafor"), OKAFOR_PASSWORD, { address: "x", device: "A browser" });

test("suspension acts on the next request, and so does lifting it", async () => {
  const token = story.colleagueToken("dr-okafor");
  const { memberId } = story.okafor;
  expect(await therapistOf(token)).not.toBeNull();
  await suspendMember(await owner(), memberId);
  expect(await therapistOf(token)).toBeNull();
  expect(await signIn()).toBeNull();
  await liftSuspension(await owner(), memberId);
  // What was signed in before stays ended; signing in works at once.
  expect(await therapistOf(token)).toBeNull();
  expect(await therapistOf((await signIn()) ?? "")).toMatchObject({ memberId });
});

test("nobody suspends themselves, nor anybody of another practice", async () => {
  const self: Therapist = await owner();
  const { memberId: stranger } = await story.asColleague("other practice");
  await expect(suspendMember(self, self.memberId)).rejects.toThrow(Refused);
  await expect(makeResetLink(self, self.memberId)).rejects.toThrow(Refused);
  await expect(suspendMember(self, stranger)).rejects.toThrow(NotFound);
  await expect(makeResetLink(self, stranger)).rejects.toThrow(NotFound);
});

test("the owner knows who is suspended, and who has two-step sign-in", async () => {
  await buildTwoStep(story.okafor, OKAFOR_PASSWORD);
  const people = await listPeople(await owner());
  expect(people).toHaveLength(4);
  const twoStep = people.filter((each) => each.twoStep);
  expect(twoStep.map(({ id }) => id)).toEqual([story.okafor.memberId]);
  const suspended = people.filter(({ suspendedSince }) => suspendedSince);
  expect(suspended.map(({ name }) => name)).toEqual(["Once a Colleague"]);
});
