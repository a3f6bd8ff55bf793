import { z } from "zod";
import { chooseExercise, seeTerms } from "@/data/consent";
import { readDraft } from "@/data/reflection";
import { enterRoom } from "@/data/room";
import { CHOICES, type Choice, formOf } from "@/domain/consent";
import { TermsChanged } from "@/domain/errors";
import type { Partner } from "@/domain/principal";
import { readPartnerForm } from "../partner-form";
import { goOn, refuse, statusAndLog } from "../reply";
import { whereToGoOn } from "../steps";

const input = z.strictObject({
  round: z.uuid(),
  link: z.uuid(),
  /** Names the "who sees what" of the page that this form stood on. */
  seen: z.string().min(1).max(2000),
  choice: z.enum([...CHOICES, "change", "go-on", "review"]),
});
type Input = z.infer<typeof input>;

/** What a partner chooses about an exercise, having seen who sees what. No choice asks for a reason. */
export async function POST(request: Request): Promise<Response> {
  const form = await readPartnerForm(request, input);
  if ("refusal" in form) return form.refusal;
  try {
    return goOn(request, await choose(form.partner, form.input));
  } catch (error) {
    // Seen was something else than what is true now: the first page says what changed.
    if (error instanceof TermsChanged) return goOn(request, "/reflect");
    const status = statusAndLog(error, "/reflect/choose");
    const problem = status === 500 ? "failed" : "notOpen";
    return refuse(request, { status, error, problem, to: "/reflect" });
  }
}

/** Keeps the choice and gives the page that follows from it. */
async function choose(partner: Partner, { round, seen, choice }: Input): Promise<string> {
  if (choice === "change") {
    await seeTerms(partner, seen);
    return "/reflect/change";
  }
  if (choice === "go-on" || choice === "review") {
    const { reflection, choice: before } = await enterRoom(partner);
    const form = reflection?.form ?? "whole";
    // Going on after "not now" is another choice; going on as before is not.
    if (before === form) await seeTerms(partner, seen);
    else await chooseExercise(partner, round, { choice: form, seen });
    return choice === "review" ? "/reflect/preview" : nextStep(partner, round);
  }
  await chooseExercise(partner, round, { choice, seen });
  return wantsTo(choice) ? nextStep(partner, round) : "/reflect/later";
}

const wantsTo = (choice: Choice) => formOf(choice) !== null;

async function nextStep(partner: Partner, round: string): Promise<string> {
  const { exercise } = await enterRoom(partner);
  return whereToGoOn(exercise, (await readDraft(partner, round)).shown);
}
