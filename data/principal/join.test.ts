import type { Client } from "pg";
import { expect, test } from "vitest";
import { inviteColleague, listInvitations, revokeInvitation } from "@/data/invitation";
import { listMembers } from "@/data/members";
import { meanwhile } from "@/db/sample/meanwhile";
import type { Story } from "@/db/sample/story";
import { withStory } from "@/db/sample/with-story";
import { Invalid, NotFound } from "@/domain/errors";
import type { Role, Therapist } from "@/domain/principal";
import { newId, newToken } from "@/server/id";
import { invitationOf, joinPractice } from "./join";
import { signInMember, therapistOf } from "./sign-in";

const DAY = 86_400_000;
const PASSWORD = "eleven calm otters";

let story: Story;
let sql: Client;
let owner: Therapist;
withStory((told, connection) => {
  story = told;
  sql = connection;
});

const sam = () => ({ name: "Sam", email: `${newId()}@join.example`, password: PASSWORD });

async function invited(role: Role = "therapist", now?: Date): Promise<string> {
  owner = await story.asColleague("owner off the care team");
  return (await inviteColleague(owner, { role }, now)).token;
}

test.each(["therapist", "owner"] as const)(
  "an invitation makes a %s who signs in",
  async (role) => {
    const token = await invited(role);
    expect(await invitationOf(token)).toEqual({ practiceName: "Practice of Dr. Okafor", role });
    const self = sam();
    await joinPractice(token, self);
    const signedIn = await signInMember(self.email, PASSWORD, { address: newId(), device: "" });
    const member = await therapistOf(signedIn ?? "");
    expect(member).toMatchObject({ role, practiceId: story.practice.id });
    expect((await listMembers(owner)).at(-1)).toMatchObject({ name: "Sam", role });
  },
);

test("an invitation is stored as a hash, and nothing of it is in clear", async () => {
  const token = await invited();
  const { rows } = await sql.query("select to_jsonb(t)::text as row from invitation t");
  expect(rows.length).toBeGreaterThan(0);
  expect(Buffer.from(token, "base64url")).toHaveLength(32);
  expect(JSON.stringify(rows)).not.toContain(token);
});

test("of many who come at once by one invitation, one becomes a member", async () => {
  const token = await invited();
  const before = (await listMembers(owner)).length;
  const tries = await meanwhile(sql, "select * from invitation", 6, () =>
    Array.from({ length: 6 }, () => joinPractice(token, sam())),
  );
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await listMembers(owner)).toHaveLength(before + 1);
});

test.each<[string, () => Promise<string>]>([
  ["unknown", async () => newToken()],
  ["expired", () => invited("therapist", new Date(Date.now() - 7 * DAY - 1))],
  ["used", () => invited().then(async (token) => joinPractice(token, sam()).then(() => token))],
  [
    "revoked",
    async () => {
      const token = await invited();
      for (const { id } of await listInvitations(owner)) await revokeInvitation(owner, id);
      return token;
    },
  ],
])("an invitation that is %s serves nobody", async (_, make) => {
  const token = await make();
  expect(await invitationOf(token)).toBeNull();
  await expect(joinPractice(token, sam())).rejects.toThrow(NotFound);
});

test("an invitation serves until the last moment of its seven days", async () => {
  const token = await invited("therapist", new Date(Date.now() - 7 * DAY + 60_000));
  expect(await invitationOf(token)).not.toBeNull();
});

test("an address by which somebody signs in is refused, and the invitation serves on", async () => {
  const token = await invited();
  const taken = { ...sam(), email: story.emailOf("other practice").toUpperCase() };
  await expect(joinPractice(token, taken)).rejects.toThrow(Invalid);
  await joinPractice(token, sam());
});
