import { z } from "zod";
import { fill } from "@/content/words/words";
import { chooseLanguage } from "@/data/consent";
import { readDraft, saveAnswer } from "@/data/reflection";
import { enterRoom, type Room } from "@/data/room";
import { AlreadySent, TermsChanged } from "@/domain/errors";
import { isPrompt, LONGEST_ANSWER, type Prompt } from "@/domain/exercise";
import { LANGUAGES } from "@/domain/language";
import type { Partner } from "@/domain/principal";
import { isOwnOrigin } from "@/server/origin";
import { readForm } from "../form";
import { nameOfAnswer } from "../pivot";
import { goOn, orFailed, type Refusal, refuse, seeOther, statusAndLog } from "../reply";
import { signedInPartner } from "../sign-in";
import { afterStep, earlierOf, INTENTS, stepPath } from "../steps";
import { decide } from "./decide";

const input = z.strictObject({
  round: z.uuid(),
  link: z.uuid(),
  step: z.coerce.number().int().min(1).max(100),
  given: z.string().default(""),
  intent: z.enum(INTENTS).default("autosave"),
  to: z.literal("preview").optional(),
  /** Names the answer beside which this one says what is true now. */
  pivot: z.string().max(64).optional(),
  /** Pressed to read the page in another language: the answer is kept as by itself. */
  language: z.enum(LANGUAGES).optional(),
});
type Input = z.infer<typeof input>;

/** Takes one step's answer. Whatever cannot be saved is given back, never dropped. */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnOrigin(request.headers.get("origin")))
    return refuse(request, { status: 403, problem: "foreign" });
  const { fields, tooLarge } = await readForm(request);
  const { given = "" } = fields;
  const copy: Refusal["typed"] = { text: given, as: "copy" };
  const partner = await orFailed(request, "/reflect/answer", signedInPartner(), {
    ...{ typed: copy, to: "/reflect" },
  });
  if (partner instanceof Response) return partner;
  if (!partner) return refuse(request, { status: 401, problem: "ended", typed: copy });
  if (tooLarge) return refuse(request, { status: 413, problem: "tooLarge", typed: copy });
  const parsed = input.safeParse(fields);
  if (!parsed.success) return refuse(request, { status: 422, problem: "failed", typed: copy });
  // The form was made for another link: somebody else has started in this browser since.
  if (parsed.data.link !== partner.linkId)
    return refuse(request, { status: 401, problem: "ended", typed: copy });
  try {
    if (parsed.data.language) await chooseLanguage(partner, parsed.data.language);
    return await take(request, partner, parsed.data);
  } catch (error) {
    const status = statusAndLog(error, "/reflect/answer");
    return refuse(request, {
      status,
      error,
      problem: problemOf(error, status),
      typed: copy,
      to: "/reflect",
    });
  }
}

function problemOf(error: unknown, status: number): Refusal["problem"] {
  if (error instanceof AlreadySent) return "sent";
  return status === 500 ? "failed" : "notOpen";
}

async function take(request: Request, partner: Partner, given: Input): Promise<Response> {
  const room = await enterRoom(partner);
  const { steps } = room.exercise;
  const step = steps[given.step - 1];
  if (!step) return refuse(request, { status: 422, problem: "failed", to: "/reflect" });
  const next = afterStep({ number: given.step, total: steps.length, to: given.to }, given.intent);
  if (!isPrompt(step)) return goOn(request, next);
  const { earlier, pivot } = await beside(partner, given, step);
  const decision = await decide(step, given, async () => (pivot ? { is: "elsewhere" } : earlier));
  if ("problem" in decision) return tell(request, room, given, decision.problem);
  const now = "keep" in decision ? earlier : decision.save;
  const name = asksAgain(given, pivot) ? nameOfAnswer(partner, step.key, now) : undefined;
  const onwards = name ? stepPath(given.step, given.to, name) : next;
  if ("keep" in decision) return goOn(request, onwards);
  try {
    const saved = await saveAnswer(partner, given.round, step.key, decision.save, { pivot });
    return goOn(request, onwards, saved);
  } catch (error) {
    if (error instanceof TermsChanged) return lookFirst(request, room, given, step);
    throw error;
  }
}

/** What stands there already, and whether this form says what is true beside exactly that. */
async function beside(partner: Partner, given: Input, step: Prompt) {
  const earlier = earlierOf(step, (await readDraft(partner, given.round)).shown);
  const name = nameOfAnswer(partner, step.key, earlier);
  return { earlier, pivot: name !== undefined && name === given.pivot };
}

// Asked for just now, or asked before and not answered yet while only the language was changed.
function asksAgain({ intent, language, given }: Input, pivot: boolean): boolean {
  return intent === "pivot" || (pivot && language !== undefined && given.trim() === "");
}

/** Who sees what has changed. Words stay where they are meanwhile; a choice is soon made again. */
function lookFirst(request: Request, { language }: Room, given: Input, step: Prompt) {
  if (step.kind !== "write" || given.given.trim() === "") return goOn(request, "/reflect");
  const typed = { text: given.given, as: "retry", again: againOf(given) } as const;
  return refuse(request, { status: 409, problem: "terms", language, typed, look: "/reflect" });
}

function tell(
  request: Request,
  { language }: Room,
  given: Input,
  problem: "nothingChosen" | "notOffered" | "tooLong",
): Response | Promise<Response> {
  const here = stepPath(given.step, given.to);
  const wantsPage = !request.headers.get("accept")?.includes("application/json");
  // Nothing was typed that could be lost, so the step itself can say it.
  if (problem === "nothingChosen" && wantsPage)
    return seeOther(`${here}${given.to ? "&" : "?"}problem=choose`);
  const { given: text } = given;
  return refuse(request, {
    status: 422,
    problem,
    language,
    // A word and its space are about six bytes in either language; to the nearest hundred below.
    sentence: (sentence) =>
      problem === "tooLong"
        ? fill(sentence, { words: Math.floor(LONGEST_ANSWER / 600) * 100 })
        : sentence,
    typed: problem === "tooLong" ? { text, as: "shorten", again: againOf(given) } : undefined,
    to: here,
  });
}

/** The fields to hand the same step in again with. */
function againOf({ given: _words, intent: _pressed, language: _read, ...rest }: Input) {
  return Object.fromEntries(
    Object.entries(rest).flatMap(([name, value]) => (value ? [[name, String(value)]] : [])),
  );
}
