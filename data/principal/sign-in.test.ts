import { setTimeout } from "node:timers/promises";
import { sql } from "drizzle-orm";
import type { Client } from "pg";
import { expect, test } from "vitest";
import { connection } from "@/db/client";
import { OKAFOR_PASSWORD, type Story } from "@/db/sample/story";
import { withStory } from "@/db/sample/with-story";
import { median } from "@/domain/trend";
import { figure, sized } from "@/scripts/figure";
import { newId } from "@/server/id";
import { signInMember, therapistOf } from "./sign-in";

let story: Story;
let client: Client;
withStory((told, connected) => {
  story = told;
  client = connected;
});

const from = () => ({ address: newId(), device: "Firefox on Linux" });

test("the right password opens a sign-in, however the e-mail is written", async () => {
  const email = ` ${story.emailOf("dr-okafor").toUpperCase()}`;
  const token = await signInMember(email, OKAFOR_PASSWORD, from());
  expect(await therapistOf(token ?? "")).toMatchObject({ memberId: story.okafor.memberId });
});

test("a password that is changed while it is verified opens nothing", async () => {
  await client.query("begin");
  await client.query("update credential set password_hash = 'another' where member_id = $1", [
    story.okafor.memberId,
  ]);
  const signedIn = signInMember(story.emailOf("dr-okafor"), OKAFOR_PASSWORD, from());
  await Promise.race([signedIn, setTimeout(1500)]);
  await client.query("commit");
  expect(await signedIn).toBeNull();
});

const TRIES = sized(15, 150);

// `npm run bench:sign-in` has the figures of a whole server. Without a password to verify it would take a fraction.
test("an account that is unknown takes the time that a password takes", async () => {
  const times = { known: [] as number[], unknown: [] as number[] };
  for (let i = 0; i < TRIES; i++) {
    // How many may be tried is asked about elsewhere.
    if (i % 10 === 0) await connection().execute(sql`delete from attempt`);
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
  const difference = 100 * (median(times.unknown) / median(times.known) - 1);
  if (TRIES > 15) expect(Math.abs(difference)).toBeLessThan(10);
  figure("Signing in to an unknown account beside a known one", {
    "tries of each": TRIES,
    "% between their median times": difference.toFixed(1),
  });
});
