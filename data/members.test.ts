import type { Client } from "pg";
import { expect, test } from "vitest";
import { meanwhile } from "@/db/sample/meanwhile";
import { type Story, tellStory } from "@/db/sample/story";
import { withStory } from "@/db/sample/with-story";
import { Refused } from "@/domain/errors";
import type { Therapist } from "@/domain/principal";
import { setRole } from "./members";

let story: Story;
let sql: Client;
withStory((told, connection) => {
  story = told;
  sql = connection;
});

const owner = () => story.asColleague("owner off the care team");
const to = (role: "owner" | "therapist", { memberId }: Therapist) => ({ memberId, role });

test("a role acts on the next request", async () => {
  await setRole(await owner(), to("owner", story.okafor));
  const okafor = await story.asColleague("dr-okafor");
  expect(okafor.role).toBe("owner");
  await setRole(okafor, to("therapist", await owner()));
  expect((await owner()).role).toBe("therapist");
});

test("the last owner cannot step down", async () => {
  const last = await owner();
  await expect(setRole(last, to("therapist", last))).rejects.toThrow(Refused);
  await setRole(last, to("owner", story.okafor));
  await setRole(last, to("therapist", last));
  const okafor = await story.asColleague("dr-okafor");
  await expect(setRole(okafor, to("therapist", okafor))).rejects.toThrow(Refused);
});

test("an owner who is suspended, or of another practice, is none to step down for", async () => {
  const last = await owner();
  const suspended = story.suspended;
  await setRole(last, to("owner", suspended));
  await tellStory(process.env.DATABASE_URL ?? "");
  await expect(setRole(last, to("therapist", last))).rejects.toThrow(Refused);
});

test("two owners who make each other therapists at once leave one of them", async () => {
  const [one, other] = [await owner(), story.okafor];
  await setRole(one, to("owner", other));
  const okafor = await story.asColleague("dr-okafor");
  const both = await meanwhile(sql, "select * from member", 2, () => [
    setRole(one, to("therapist", other)),
    setRole(okafor, to("therapist", one)),
  ]);
  const done = both.map(({ status }) => status).sort();
  expect(done).toEqual(["fulfilled", "rejected"]);
});
