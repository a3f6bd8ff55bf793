import type { Client } from "pg";
import { beforeEach, expect, test } from "vitest";
import { resetPassword } from "@/data/principal/reset";
import { signInMember } from "@/data/principal/sign-in";
import { oneAfterTheOther } from "@/db/sample/meanwhile";
import { OKAFOR_PASSWORD, type Story } from "@/db/sample/story";
import { buildTwoStep } from "@/db/sample/two-step";
import { withStory } from "@/db/sample/with-story";
import type { Therapist } from "@/domain/principal";
import { newId } from "@/server/id";
import { addToTeam } from "./care-team";
import { leavePractice } from "./departing";
import { changePassword } from "./member";
import { makeResetLink } from "./people";
import { askPracticeErasure } from "./practice-erasure";
import { beginTwoStep, removeTwoStep, renewRecoveryCodes } from "./two-step";

const [RESET, THIEFS] = ["ten quieter herons", "nine louder geese"];
const password = OKAFOR_PASSWORD;

let story: Story;
let sql: Client;
let okafor: Therapist;
let codes: string[];
withStory((told, connection) => {
  story = told;
  sql = connection;
});
beforeEach(async () => {
  ({ codes } = await buildTwoStep(story.okafor, password));
  // An owner who could leave, so that nothing else refuses any of it.
  const { memberId } = await story.asColleague("other therapist");
  await addToTeam(story.okafor, { coupleId: story.ours.couple.id, memberId });
  await sql.query("update member set role = 'owner' where id = $1", [story.okafor.memberId]);
  okafor = await story.asColleague("dr-okafor");
});

const signsIn = async (typed: string) => {
  const from = { address: newId(), device: "" };
  return (await signInMember(story.emailOf("dr-okafor"), typed, from)) !== null;
};

const ACTS: readonly (readonly [string, () => Promise<unknown>])[] = [
  ["another password", () => changePassword(okafor, { current: password, next: THIEFS })],
  ["a new phone", () => beginTwoStep(okafor, { password })],
  ["new recovery codes", () => renewRecoveryCodes(okafor, { password })],
  ["no second step", () => removeTwoStep(okafor, { password })],
  ["leaving", () => leavePractice(okafor, { password })],
  [
    "the practice's erasure",
    () => askPracticeErasure(okafor, { practiceName: "Practice of Dr. Okafor", password }),
  ],
];

test.each(ACTS)("a password that a reset ends meanwhile is none to ask %s by", async (_, act) => {
  const owner = await story.asColleague("owner off the care team");
  const { token } = await makeResetLink(owner, okafor.memberId);
  const before = await kept();
  const given = { password: RESET, code: codes[0] ?? "", without: false };
  const [reset, acted] = await oneAfterTheOther<unknown>(sql, "select * from credential", [
    () => resetPassword(token, given),
    act,
  ]);
  expect(reset).toMatchObject({ status: "fulfilled" });
  expect(acted).toMatchObject({ reason: { name: "SignInNeeded" } });
  expect(await kept()).toEqual(before);
  expect(await signsIn(THIEFS)).toBe(false);
  expect(await signsIn(RESET)).toBe(true);
});

test.each(ACTS)("a password that stays is one to ask %s by", async (_, act) => {
  await act();
});

/** What these acts change, apart from the password. */
async function kept(): Promise<unknown> {
  const { rows } = await sql.query(
    `select (select count(*) from departure where member_id = $1) as left,
            (select count(*) from practice_erasure where practice_id = $2) as erasing,
            (select count(*) from totp where member_id = $1 and secret is not null and pending is null) as phones,
            (select json_agg(id order by id) from recovery_code where member_id = $1) as codes`,
    [okafor.memberId, story.practice.id],
  );
  return rows;
}
