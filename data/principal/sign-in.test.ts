import { expect, test } from "vitest";
import { OKAFOR_PASSWORD, type Story } from "@/db/sample/story";
import { withStory } from "@/db/sample/with-story";
import { newId } from "@/server/id";
import { signInMember, therapistOf } from "./sign-in";

let story: Story;
withStory((told) => {
  story = told;
});

const from = () => ({ address: newId(), device: "Firefox on Linux" });

test("the right password opens a sign-in, however the e-mail is written", async () => {
  const email = ` ${story.emailOf("dr-okafor").toUpperCase()}`;
  const token = await signInMember(email, OKAFOR_PASSWORD, from());
  expect(await therapistOf(token ?? "")).toMatchObject({ memberId: story.okafor.memberId });
});

// `npm run bench:sign-in` has the figures. Without a password to verify it would take a fraction.
test("an account that is unknown takes the time that a password takes", async () => {
  const times = { known: [] as number[], unknown: [] as number[] };
  for (let i = 0; i < 15; i++) {
    for (const kind of ["known", "unknown"] as const) {
      const email = kind === "known" ? story.emailOf("dr-okafor") : `${newId()}@story.example`;
      const began = performance.now();
      expect(await signInMember(email, "not the password", from())).toBeNull();
      times[kind].push(performance.now() - began);
    }
  }
  // The shortest: what else the machine does at the same time makes others longer, and none shorter.
  const share = Math.min(...times.unknown) / Math.min(...times.known);
  expect(share).toBeGreaterThan(0.6);
  expect(share).toBeLessThan(1.6);
});
