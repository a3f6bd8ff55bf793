import { type Page, test } from "@playwright/test";
import { eq } from "drizzle-orm";
import { LIBRARY } from "@/content/library";
import { makeResetLink, suspendMember } from "@/data/people";
import { mint } from "@/data/principal/mint";
import { asPrincipal } from "@/data/principal/transaction";
import { connection, disconnect } from "@/db/client";
import { buildAssignment } from "@/db/sample/assigning";
import { buildPasskey } from "@/db/sample/authenticator";
import { buildCouple, buildMember, buildSignIn } from "@/db/sample/builders";
import { loadSample } from "@/db/sample/load";
import { buildTwoStep, codeOf } from "@/db/sample/two-step";
import { archival } from "@/db/schema/couple";
import { legalHold, practiceErasure } from "@/db/schema/erasure";
import { wrappedKey } from "@/db/schema/keyring";
import { careTeam, setupCode } from "@/db/schema/member";
import { GRACE } from "@/domain/erasure";
import type { Therapist } from "@/domain/principal";
import { addDays, wallTimeOf } from "@/domain/wall-time";
import { hashToken, newId, newToken } from "@/server/id";
import {
  arrive,
  build,
  choice,
  comeIn,
  en,
  es,
  give,
  knock,
  plugIn,
  press,
  start,
  TIME_ZONE,
  toStep,
} from "./fixtures";
import { open, type Screen, walk } from "./looking";

const PASSWORD = "nine owls on a roof";
const PASSPHRASE = "seven green kettles";

test.setTimeout(240_000);
test.afterAll(disconnect);

test("a caseload and its couples", async ({ browser }) => {
  const page = await open(browser);
  const { signIn } = await loadSample(process.env.DATABASE_URL ?? "");
  await walk(page, [
    ["sign-in", "/sign-in"],
    ["sign-in-refused", () => refused(page)],
    ["caseload", () => enter(page, signIn).then(() => page.waitForURL("**/couples"))],
    ["keyboard", () => page.keyboard.press("?")],
    ["caseload-this-week", "/couples?show=this-week"],
    ["caseload-waiting", "/couples?show=waiting"],
    ["caseload-review", "/couples?show=review"],
    ["couple-unfolded", () => unfolded(page, "Poppy & Slate")],
    ["caseload-archived", "/couples?show=archived"],
    ["couple-archived", () => firstCouple(page)],
    ["settings", "/settings"],
    ["people", "/settings/people"],
    ["audit", "/settings/audit"],
    ["missing-couple", "/couples/00000000-0000-7000-8000-000000000000"],
    ["missing", "/nowhere"],
  ]);
});

test("the pages of a couple", async ({ browser }) => {
  const page = await open(browser);
  const { signIn } = await loadSample(process.env.DATABASE_URL ?? "");
  await page.goto("/sign-in");
  await enter(page, signIn);
  await page.waitForURL("**/couples");
  await walk(page, [
    ["couple", () => ofCouple(page)],
    ["couple-every-round", () => ofCouple(page, "?rounds=all")],
    ["assignment", () => firstAssignment(page)],
    ["confidences", () => ofCouple(page, "/confidences")],
    ["safe-view", () => ofCouple(page, "/safe-view")],
    ["edit-couple", () => ofCouple(page, "/edit")],
    ["care-team", () => ofCouple(page, "/team")],
    ["leave-practice", "/settings/leave"],
    ["trends", () => ofCouple(page, "/trends")],
    ["trends-awareness", () => ofCouple(page, "/trends?expand=circle.self-awareness")],
    ["trends-responsiveness", () => ofCouple(page, "/trends?expand=diamond.responsiveness")],
    ["trends-table", () => ofCouple(page, "/trends?view=table")],
    ["sessions", () => ofCouple(page, "/sessions")],
    ["prepare", () => ofCouple(page, "/prepare")],
    ["report", () => ofCouple(page, "/report")],
    ["report-circle", () => ofCouple(page, "/report?for=circle")],
    ["in-the-room", () => inTheRoom(page)],
  ]);
});

test("the library", async ({ browser }) => {
  const page = await open(browser);
  const { okafor } = await build();
  await comeIn(page, okafor);
  await walk(page, [
    ["exercises", "/exercises"],
    ...LIBRARY.map(({ key }): Screen => [`exercise-${key}`, `/exercises/${key}`]),
  ]);
});

test("a practice that begins", async ({ browser }) => {
  const page = await open(browser);
  const cast = await build();
  const { practice, okafor, couple } = cast;
  const at = new Date();
  const email = `${newId()}@story.example`;
  const colleague = { name: "Sam Reyes", email, role: "therapist", at } as const;
  const sam = await buildMember(practice, colleague);
  const kim = await buildMember(practice, {
    ...colleague,
    name: "Kim",
    email: `${newId()}@x.example`,
  });
  await buildCouple(kim, {
    ...{ alias: "Nobody else’s", at },
    circle: { name: "Ada", language: "en", safeContact: "" },
    diamond: { name: "Bo", language: "en", safeContact: "" },
  });
  const spare = await buildCouple(okafor, {
    ...{ alias: "The two who moved away", at },
    circle: { name: "Robin", language: "en", safeContact: "" },
    diamond: { name: "Sasha", language: "en", safeContact: "" },
  });
  const { maya } = await give("tune-in", cast);
  await walk(page, [
    ["set-up", `/setup/${await setUpCode()}`],
    ["set-up-problems", () => submit(page, "Create the practice")],
    ["set-up-used", `/setup/${newToken()}`],
    ["caseload-fresh", () => comeIn(page, sam, "/couples")],
    ["leave-practice-problems", () => leaveBlank(page)],
    ["settings-therapist", "/settings"],
    ["account", "/settings/account"],
    ["account-problems", () => submit(page, "Change the password")],
    ["add-couple", "/couples/new"],
    ["add-couple-problems", () => submit(page, "Add couple")],
    ["settings-owner", () => comeIn(page, okafor, "/settings")],
    ["people-owner", () => unfold(page, "/settings/people")],
    ["people-invited", () => invite(page)],
    [
      "join",
      () =>
        page
          .getByText("/join/")
          .textContent()
          .then((link) => page.goto(link ?? "")),
    ],
    ["join-problems", () => submit(page, "Join the practice")],
    ["join-dead", `/join/${newToken()}`],
    ["caseload-empty", "/couples?show=review"],
    ["couple-new", `/couples/${spare.id}`],
    ["assign", `/couples/${couple.id}/assign`],
    ["assign-together", `/couples/${couple.id}/assign?exercise=soft-landing`],
    ["assign-problems", () => assignToNobody(page)],
    ["links", () => assignToBoth(page)],
    ["assignment-new", () => page.getByRole("link", { name: "Done", exact: true }).click()],
    ["link-renewed", () => renew(page)],
    ["archived-undo", () => archive(page, `/couples/${spare.id}/edit`)],
    ["edit-archived", `/couples/${spare.id}/edit`],
    ["erase-couple", `/couples/${spare.id}/erase`],
    ["erase-couple-problems", () => submit(page, "Erase the couple in thirty days")],
    ["erase-couple-unarchived", `/couples/${couple.id}/erase`],
    ["couple-ending", () => ending(okafor, spare.id).then(() => page.goto(`/couples/${spare.id}`))],
    ["edit-ending", `/couples/${spare.id}/edit`],
    ["erase-couple-asked", `/couples/${spare.id}/erase`],
    ["caseload-ending", "/couples?show=archived"],
    ["couple-ending-held", () => held(okafor).then(() => page.goto(`/couples/${spare.id}`))],
    ["couple-erased", () => erased(spare.id).then(() => page.goto(`/couples/${spare.id}`))],
    ["caseload-erased", "/couples?show=archived"],
    ["partner-ending", () => ending(okafor, couple.id).then(() => arrive(page, maya))],
    ["erase-practice", "/settings/erase"],
    ["erase-practice-problems", () => submit(page, "Erase the practice in thirty days")],
    ["erase-practice-asked", () => closing(page, practice.id)],
    ["caseload-closing", "/couples"],
    ["partner-closing", () => arrive(page, maya)],
  ]);
});

test("an account", async ({ browser }) => {
  const page = await open(browser);
  const { practice } = await build();
  const of = { name: "Sam Reyes", role: "therapist", password: PASSWORD, at: new Date() } as const;
  const sam = await buildMember(practice, { ...of, email: `${newId()}@story.example` });
  await comeIn(page, sam);
  await walk(page, [
    ["two-step", "/two-step"],
    ["two-step-refused", () => submit(page, "Set it up")],
    ["two-step-scan", () => scanTwoStep(page)],
    ["two-step-codes", () => confirmTwoStep(page)],
    ["two-step-on", "/two-step"],
    ["two-step-new-codes", () => renewCodes(page)],
    ["account-sign-ins", () => signedInTwice(page, sam)],
    ["account-passkeys", () => withPasskeys(page, sam)],
    ["account-passkey-refused", () => submit(page, "Add a passkey")],
    ["sign-in-code", () => comeIn(page, sam, "/couples")],
    ["sign-in-code-refused", () => submit(page, "Go on")],
    ["sign-in-passkey-refused", () => withoutPasskey(page)],
  ]);
});

test("the people of a practice", async ({ browser }) => {
  const page = await open(browser);
  const { practice, okafor, couple } = await build();
  const at = new Date(Date.now() - 40 * 86_400_000);
  const of = { role: "therapist", password: PASSWORD, at } as const;
  const join = (name: string) =>
    buildMember(practice, { ...of, name, email: `${newId()}@story.example` });
  const [sam, kim] = [await join("Sam Reyes"), await join("Kim Vale")];
  await suspendMember(okafor, kim.memberId);
  const link = async () => `/reset/${(await makeResetLink(okafor, sam.memberId)).token}`;
  const plain = await link();
  await comeIn(page, okafor);
  await walk(page, [
    ["people", "/settings/people"],
    ["people-reset-link", () => giveResetLink(page)],
    ["people-therapist", () => comeIn(page, sam, "/settings/people")],
    ["reset", async () => page.goto(await link())],
    ["reset-problems", () => submit(page, "Set the password")],
    [
      "reset-with-code",
      async () => {
        await buildTwoStep(sam, PASSWORD);
        await page.goto(await link());
      },
    ],
    ["reset-dead", plain],
    ["sign-in-after-reset", () => resetWithout(page, link)],
    ["caseload-waiting-alone", () => waitsAlone(page, sam)],
    ["account-waiting", "/settings/account"],
    [
      "couple-colleague-waits",
      async () => {
        await joinWaiting(sam, couple.id);
        await comeIn(page, okafor, `/couples/${couple.id}`);
      },
    ],
    ["audit-of-people", "/settings/audit"],
  ]);
});

test("a partner's way, from the link to the end", async ({ browser }) => {
  const page = await open(browser);
  const { maya } = await give("soft-landing", await build());
  await walk(page, [
    ["partner-landing", maya],
    ["partner-guard", () => knock(page, maya)],
    ["partner-who-sees", () => arrive(page, maya)],
    ["partner-change", () => change(page)],
    ["partner-later", () => later(page)],
    ["partner-step-read", () => start(page, maya)],
    ["partner-preview-empty", "/reflect/preview"],
    ["partner-step-timer", () => toStep(page, 2)],
    ["partner-timer-runs", () => press(page, en.timer.start)],
    ["partner-step-scale", () => toStep(page, 5)],
    ["partner-nothing-chosen", () => submit(page, en.step.next)],
    ["partner-step-write", () => toStep(page, 7)],
    ["partner-saved", () => write(page, "You put your cup down and looked at me.")],
    ["partner-too-long", () => write(page, "so many words ".repeat(2000), "alert")],
    ["partner-kept", () => handInWithoutScript(page)],
    ["partner-break", () => pause(page)],
    ["partner-pivot", () => pivot(page)],
    ["partner-leaving", "/reflect/leaving"],
    ["partner-preview", () => answerOnce(page)],
    ["partner-step-again", () => elsewhere(page, maya)],
    ["partner-done", () => sendAll(page)],
    ["partner-passphrase-set", "/reflect/history"],
    ["partner-history", () => setPassphrase(page)],
    ["partner-erase", "/reflect/history/erase"],
    ["partner-ended-closed", () => finish(page)],
    ["partner-sent-before", () => arrive(page, maya)],
    ["partner-passphrase-ask", "/reflect/history"],
    ["partner-passphrase-wrong", () => openHistory(page, "not these words")],
    ["partner-ended-passed", "/reflect/ended?page=passed"],
    ["partner-ended-dead", "/reflect/ended"],
  ]);
});

test("a partner's way, elsewhere", async ({ browser }) => {
  const page = await open(browser);
  const { links } = await loadSample(process.env.DATABASE_URL ?? "");
  const sample = new URL(links[0]?.url ?? "").pathname;
  const { maya, jonas } = await give("the-yes-that-wasnt");
  const spanish = `${jonas}?lang=es`;
  const upcoming = await notYet();
  await walk(page, [
    ["partner-sample", () => arrive(page, sample)],
    ["partner-nothing-open", () => arrive(page, upcoming)],
    ["partner-therapist-only", () => start(page, maya).then(() => toStep(page, 3))],
    ["partner-therapist-only-scale", () => toStep(page, 5)],
    ["partner-therapist-only-preview", "/reflect/preview"],
    ["partner-es-guard", () => knock(page, spanish, es)],
    ["partner-es-who-sees", () => arrive(page, spanish, es)],
    ["partner-es-step", () => start(page, spanish, es).then(() => toStep(page, 6))],
    ["partner-es-preview", "/reflect/preview"],
    ["partner-es-ended", "/reflect/ended?lang=es"],
    ["partner-es-failed", "/reflect/failed?lang=es"],
    ["partner-failed", "/reflect/failed"],
    ["partner-missing", "/reflect/nowhere"],
  ]);
});

/** The couple's page as it may be looked at by all three. */
async function inTheRoom(page: Page) {
  await ofCouple(page);
  await page.getByRole("button", { name: "In the room", exact: true }).click();
  await page.getByRole("complementary", { name: "In the room" }).waitFor();
}

async function enter(page: Page, of: { email: string; password: string }) {
  await page.getByLabel("E-mail").fill(of.email);
  await page.getByLabel("Password").fill(of.password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

async function refused(page: Page) {
  await enter(page, { email: `${newId()}@story.example`, password: "not the password" });
  await page.getByText("do not fit together").waitFor();
}

async function setUpCode(): Promise<string> {
  const code = newToken();
  await asPrincipal(mint({ kind: "system", practiceId: null }), (tx) =>
    tx.insert(setupCode).values({ codeHash: hashToken(code) }),
  );
  return code;
}

async function giveResetLink(page: Page) {
  for (const each of await page.locator("main summary").all()) await each.click();
  await page.getByRole("button", { name: "Make a reset link" }).first().click();
  await page.getByRole("button", { name: "Copy the link" }).waitFor();
}

async function resetWithout(page: Page, link: () => Promise<string>) {
  await page.goto(await link());
  await page.getByLabel("New password").fill(PASSWORD);
  await page.getByRole("checkbox").check();
  await press(page, "Set the password");
  await page.waitForURL("**/sign-in?*");
}

/** Waits at a couple that nobody else cares for. */
async function waitsAlone(page: Page, of: Therapist) {
  const { id } = await buildCouple(of, {
    ...{ alias: "Robin and Sasha", at: new Date() },
    circle: { name: "Robin", language: "en", safeContact: "" },
    diamond: { name: "Sasha", language: "en", safeContact: "" },
  });
  const waits = { waitingSince: new Date() };
  await connection().update(careTeam).set(waits).where(eq(careTeam.coupleId, id));
  await comeIn(page, of, "/couples");
}

async function joinWaiting({ memberId, practiceId }: Therapist, coupleId: string) {
  await connection()
    .insert(careTeam)
    .values({
      ...{ id: newId(), practiceId, coupleId, memberId, addedBy: memberId },
      waitingSince: new Date(),
    });
}

async function scanTwoStep(page: Page) {
  await page.getByLabel("Your password").fill(PASSWORD);
  await press(page, "Set it up");
  await page.getByLabel("Code", { exact: true }).waitFor();
}

async function confirmTwoStep(page: Page) {
  const secret = ((await page.locator("p.font-mono").textContent()) ?? "").replaceAll(" ", "");
  await page.getByLabel("Code", { exact: true }).fill(codeOf(`otpauth://totp/x?secret=${secret}`));
  await press(page, "Turn it on");
  await page.getByRole("heading", { name: "Your recovery codes" }).waitFor();
}

/** Three sign-ins, of which this one has given a code. */
async function signedInTwice(page: Page, of: Therapist) {
  const now = Date.now();
  for (const hours of [2, 5])
    await buildSignIn({ ...of, signInId: newId() }, new Date(now - hours * 3_600_000));
  await page.goto("/settings/account");
}

/** Two passkeys, of which no device here knows. */
async function withPasskeys(page: Page, of: Therapist) {
  await buildPasskey(of, "Laptop at home");
  await buildPasskey(of, "The security key on my keyring, with the blue ribbon");
  await page.goto("/settings/account");
  await page.getByRole("button", { name: "Add a passkey" }).waitFor();
}

async function withoutPasskey(page: Page) {
  await page.goto("/sign-in/code");
  await plugIn(page);
  await submit(page, "Use a passkey");
}

async function renewCodes(page: Page) {
  await page.locator("#renew-password").fill(PASSWORD);
  await press(page, "Make new codes");
  await page.getByRole("heading", { name: "Your recovery codes" }).waitFor();
}

/** Hands in a form as it stands and waits for what it says is missing. */
async function submit(page: Page, name: string) {
  await press(page, name);
  await page.locator('[aria-invalid="true"], main [role="alert"]:not(:empty)').first().waitFor();
}

/** As if an owner had asked, without the time that a password takes. */
async function closing(page: Page, practiceId: string) {
  const erasesAt = new Date(Date.now() + GRACE);
  await connection().insert(practiceErasure).values({ practiceId, erasesAt });
  await page.goto("/settings/erase");
}

/** As if somebody on its care team had asked, without the time that a password takes. */
async function ending({ practiceId, memberId }: Therapist, coupleId: string) {
  const asked = { erasesAt: new Date(Date.now() + GRACE), erasureAskedBy: memberId };
  await connection().delete(legalHold).where(eq(legalHold.practiceId, practiceId));
  await connection()
    .insert(archival)
    .values({ coupleId, practiceId, archivedBy: memberId, ...asked })
    .onConflictDoUpdate({ target: archival.coupleId, set: asked });
}

async function held({ practiceId, memberId }: Therapist) {
  await connection().insert(legalHold).values({ practiceId, setBy: memberId });
}

async function erased(coupleId: string) {
  await connection().delete(wrappedKey).where(eq(wrappedKey.coupleId, coupleId));
}

async function unfold(page: Page, address: string) {
  await page.goto(address);
  await page.locator("details").first().click();
}

async function leaveBlank(page: Page) {
  await page.goto("/settings/leave");
  await submit(page, "Leave the practice");
}

async function invite(page: Page) {
  await press(page, "Make an invitation link");
  await page.getByText("/join/").waitFor();
}

let address: string | undefined;

/** A page of the couple of the sample that has been coming longest. */
async function ofCouple(page: Page, path = "") {
  if (!address) {
    await page.goto("/couples");
    const link = page.getByRole("link", { name: "Harbor & Quill", exact: true });
    address = (await link.getAttribute("href")) ?? "";
  }
  await page.goto(`${address}${path}`);
}

async function firstCouple(page: Page) {
  await page.locator("main tbody a").first().click();
  await page.waitForURL("**/couples/*-*");
}

/** Everything that a couple's page can hold. */
async function unfolded(page: Page, alias: string) {
  await page.getByRole("link", { name: alias, exact: true }).click();
  await page.waitForURL("**/couples/*-*");
  await page.locator("details").evaluateAll((all) => {
    for (const each of all) each.setAttribute("open", "");
  });
}

async function firstAssignment(page: Page) {
  await page.locator('main a[href*="/assignments/"]').first().click();
  await page.waitForURL("**/assignments/*");
}

async function assignToNobody(page: Page) {
  for (const box of await page.getByRole("checkbox").all()) await box.uncheck();
  await submit(page, "Assign and show the links");
}

async function assignToBoth(page: Page) {
  for (const box of await page.getByRole("checkbox").all()) await box.check();
  await press(page, "Assign and show the links");
  await page.getByRole("heading", { name: "Two links, one for each partner" }).waitFor();
}

async function renew(page: Page) {
  await page.getByRole("button", { name: "Make a new link" }).first().click();
  await page.getByRole("heading", { name: "The link", exact: true }).waitFor();
}

async function archive(page: Page, edit: string) {
  await page.goto(edit);
  await press(page, "Archive this couple");
  await page.getByRole("button", { name: "Undo", exact: true }).waitFor();
}

async function change(page: Page) {
  await press(page, en.whoSees.change);
  await page.waitForURL("**/change");
}

async function later(page: Page) {
  await press(page, en.change.later);
  await page.waitForURL("**/later");
}

async function write(page: Page, words: string, told: "status" | "alert" = "status") {
  await page.getByRole("textbox").fill(words);
  await page.getByRole(told).filter({ hasText: /./ }).first().waitFor();
}

/** As a browser does that runs no script: the answer is a page that gives the words back. */
async function handInWithoutScript(page: Page) {
  const form = page.locator("form[data-hand-in]");
  await Promise.all([
    page.waitForEvent("load"),
    form.evaluate((each: HTMLFormElement) => each.submit()),
  ]);
}

async function pause(page: Page) {
  await toStep(page, 6);
  await press(page, en.step.pause);
  await page.waitForURL("**/break?*");
}

/** "Something else is true", on an answer that was given. */
async function pivot(page: Page) {
  await answer(page);
  await toStep(page, 5);
  await press(page, en.step.pivot);
  await page.waitForURL(/pivot=/);
}

async function answer(page: Page) {
  await toStep(page, 5);
  await choice(page, "3").check();
  await press(page, en.step.next);
  await page.waitForURL("**/step/6");
}

async function answerOnce(page: Page) {
  await page.goto("/reflect/preview");
}

/** In a sign-in of its own, which is not shown what another one wrote. */
async function elsewhere(page: Page, link: string) {
  await page.context().clearCookies();
  await start(page, link);
  await toStep(page, 5);
}

async function sendAll(page: Page) {
  await page.goto("/reflect/preview");
  await press(page, en.preview.send);
  await page.waitForURL("**/done");
}

async function setPassphrase(page: Page) {
  await page.getByLabel(en.passphrase.newLabel).fill(PASSPHRASE);
  await page.getByLabel(en.passphrase.again).fill(PASSPHRASE);
  await press(page, en.passphrase.set);
  await page.getByText(en.passphrase.isSet).first().waitFor();
}

async function openHistory(page: Page, passphrase: string) {
  await page.getByLabel(en.passphrase.label, { exact: true }).fill(passphrase);
  await press(page, en.passphrase.open);
  await page.waitForURL("**/history?*");
}

async function finish(page: Page) {
  await page.goto("/reflect/done");
  await press(page, en.done.finish);
  await page.waitForURL("**/ended?*");
}

/** The link to a round that opens in three days. */
async function notYet(): Promise<string> {
  const { okafor, couple } = await build();
  const opens = addDays(wallTimeOf(new Date(), TIME_ZONE), 3);
  const given = await buildAssignment(okafor, couple, {
    ...{ exerciseKey: "tune-in", opens, due: addDays(opens, 3), times: 1, everyWeeks: 1 },
    ...{ timeZone: TIME_ZONE, at: new Date() },
  });
  return `/r/${given.links.circle?.token}`;
}
