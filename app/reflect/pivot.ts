import { createHmac } from "node:crypto";
import type { EarlierAnswer } from "@/components/reflection/answer";
import type { Partner } from "@/domain/principal";

/**
 * Names an answer that this sign-in can read; undefined for any other. A form that says "something
 * else is true now" names the answer it stood beside, so that however often it is saved while
 * somebody writes, that answer is set aside once and no half sentence ever is. Keyed by the sign-in,
 * which no page tells: an address left in the history gives no answer away.
 */
export function nameOfAnswer(
  partner: Partner,
  promptKey: string,
  answer: EarlierAnswer,
): string | undefined {
  if (answer?.is !== "given") return undefined;
  return createHmac("sha256", partner.signInId)
    .update(JSON.stringify([promptKey, answer.value]))
    .digest("hex")
    .slice(0, 24);
}
