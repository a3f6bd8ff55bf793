import { type ClientWords, wordsFor } from "@/content/words/words";
import { statusOf, TooMany } from "@/domain/errors";
import type { Language } from "@/domain/language";
import { logError, named, requestIdOf } from "@/server/log";
import { keptPage } from "./kept-page";
import { languageHere, watchHere } from "./room";

const UNSTORED = { "cache-control": "no-store", "referrer-policy": "same-origin" };

function wantsData(request: Request): boolean {
  return request.headers.get("accept")?.includes("application/json") ?? false;
}

/** It was taken: on to `next`, as data for the room's script and as a redirect for everybody else. */
export function goOn(
  request: Request,
  next: string,
  { savedAt = new Date(), headers = {} }: { savedAt?: Date; headers?: Record<string, string> } = {},
): Response {
  if (wantsData(request)) {
    const body = { next, savedAt: savedAt.toISOString() };
    return Response.json(body, { headers: { ...UNSTORED, ...headers } });
  }
  return seeOther(next, headers);
}

/** A redirect that makes a form's answer a page of its own. */
export function seeOther(next: string, headers: Record<string, string> = {}): Response {
  return new Response(null, { status: 303, headers: { ...UNSTORED, location: next, ...headers } });
}

export type Refusal = {
  status: number;
  problem: keyof ClientWords["problems"];
  language?: Language | undefined;
  /** What failed, where it was on our side: the id that it has in the log is shown. */
  error?: unknown;
  /** Filled into the sentence. */
  sentence?: (sentence: string) => string;
  /** What was typed, so that it can be given back, and the fields to hand it in again with. */
  typed?: { text: string; as: "copy" | "shorten" | "retry"; again?: Record<string, string> };
  to?: string | undefined;
  /** A page to look at first, beside this one, so that what was typed stays where it is. */
  look?: string | undefined;
};

/** Tells the log of an error that no rule of ours made, by its name alone; gives its status. */
export function statusAndLog(error: unknown, route: string): number {
  const status = statusOf(error);
  if (status === 500) logError({ route, ...named(error) });
  return status;
}

/** What was asked for; or, when that fails on our side, the answer that says so. */
export function orFailed<T>(
  request: Request,
  route: string,
  asked: Promise<T>,
  given: Pick<Refusal, "typed" | "to" | "language"> = { to: "/reflect" },
): Promise<T | Response> {
  return asked.catch((error: unknown) => {
    const status = statusAndLog(error, route);
    const problem = error instanceof TooMany ? "tooMany" : "failed";
    return refuse(request, { status, error, problem, ...given });
  });
}

/** The id of a failed request as a sentence. */
export function numbered({ failed }: ClientWords, requestId: string): string {
  return failed.number.replace("{number}", requestId);
}

/** It was not taken: why, and what was typed given back. */
export async function refuse(request: Request, refusal: Refusal): Promise<Response> {
  const language = refusal.language ?? (await languageHere());
  const words = wordsFor(language);
  const written: string = words.problems[refusal.problem];
  const told = refusal.sentence?.(written) ?? written;
  const sentence =
    refusal.status === 500 ? `${told} ${numbered(words, requestIdOf(refusal.error))}` : told;
  const { status, typed, to, look } = refusal;
  if (wantsData(request)) {
    return Response.json({ problem: sentence, look }, { status, headers: UNSTORED });
  }
  const given = typed?.text
    ? { text: typed.text, advice: words.kept[typed.as], again: typed.again }
    : undefined;
  // Where one can go on writing it says what stands wherever people write.
  const watch = given?.again ? await watchHere(language) : [];
  const nonce = request.headers.get("x-nonce");
  const page = keptPage({ language, words, sentence, typed: given, watch, to, look, nonce });
  return new Response(page, {
    status,
    headers: { ...UNSTORED, "content-type": "text/html; charset=utf-8" },
  });
}
