import { z } from "zod";
import { fill } from "@/content/words/words";
import { readDraft, saveAnswer } from "@/data/reflection";
import { enterRoom, type Room } from "@/data/room";
import { isPrompt, LONGEST_ANSWER } from "@/domain/exercise";
import type { Partner } from "@/domain/principal";
import { isOwnOrigin } from "@/server/origin";
import { readForm } from "../form";
import { goOn, type Refusal, refuse, seeOther, statusAndLog } from "../reply";
import { signedInPartner } from "../sign-in";
import { afterStep, earlierOf, stepPath } from "../steps";
import { decide } from "./decide";

const input = z.strictObject({
  round: z.uuid(),
  link: z.uuid(),
  step: z.coerce.number().int().min(1).max(100),
  given: z.string().default(""),
  intent: z.enum(["continue", "back", "skip", "unknown", "autosave"]),
  to: z.literal("preview").optional(),
});
type Input = z.infer<typeof input>;

/** Takes one step's answer. Whatever cannot be saved is given back, never dropped. */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnOrigin(request.headers.get("origin")))
    return refuse(request, { status: 403, problem: "foreign" });
  const { fields, tooLarge } = await readForm(request);
  const { given = "" } = fields;
  const copy: Refusal["typed"] = { text: given, as: "copy" };
  const partner = await signedInPartner();
  if (!partner) return refuse(request, { status: 401, problem: "ended", typed: copy });
  if (tooLarge) return refuse(request, { status: 413, problem: "tooLarge", typed: copy });
  const parsed = input.safeParse(fields);
  if (!parsed.success) return refuse(request, { status: 422, problem: "failed", typed: copy });
  // The form was made for another link: somebody else has started in this browser since.
  if (parsed.data.link !== partner.linkId)
    return refuse(request, { status: 401, problem: "ended", typed: copy });
  try {
    return await take(request, partner, parsed.data);
  } catch (error) {
    const status = statusAndLog(error, "/reflect/answer");
    const problem = status === 500 ? "failed" : "notOpen";
    return refuse(request, { status, problem, typed: copy, to: "/reflect" });
  }
}

async function take(request: Request, partner: Partner, given: Input): Promise<Response> {
  const room = await enterRoom(partner);
  const { steps } = room.exercise;
  const step = steps[given.step - 1];
  if (!step) return refuse(request, { status: 422, problem: "failed", to: "/reflect" });
  const next = afterStep({ number: given.step, total: steps.length, to: given.to }, given.intent);
  if (!isPrompt(step)) return goOn(request, next);
  const decision = await decide(step, given, async () =>
    earlierOf(step, (await readDraft(partner, given.round)).shown),
  );
  if ("problem" in decision) return tell(request, room, given, decision.problem);
  if ("keep" in decision) return goOn(request, next);
  const { savedAt } = await saveAnswer(partner, given.round, step.key, decision.save);
  return goOn(request, next, { savedAt });
}

function tell(
  request: Request,
  { language }: Room,
  given: Input,
  problem: "nothingChosen" | "notOffered" | "tooLong",
): Response {
  const here = stepPath(given.step, given.to);
  const wantsPage = !request.headers.get("accept")?.includes("application/json");
  // Nothing was typed that could be lost, so the step itself can say it.
  if (problem === "nothingChosen" && wantsPage)
    return seeOther(`${here}${given.to ? "&" : "?"}problem=choose`);
  const { given: text, intent: _pressed, ...rest } = given;
  const again = Object.fromEntries(
    Object.entries(rest).flatMap(([name, value]) => (value ? [[name, String(value)]] : [])),
  );
  return refuse(request, {
    status: 422,
    problem,
    language,
    // A word and its space are about six bytes in either language.
    sentence: (sentence) =>
      problem === "tooLong" ? fill(sentence, { words: Math.floor(LONGEST_ANSWER / 6) }) : sentence,
    typed: problem === "tooLong" ? { text, as: "shorten", again } : undefined,
    to: here,
  });
}
