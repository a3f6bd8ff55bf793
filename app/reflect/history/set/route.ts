import { z } from "zod";
import { passphraseTries, setPassphrase } from "@/data/passphrase";
import { Refused } from "@/domain/errors";
import { normalPassphrase, passphraseProblem } from "@/domain/passphrase";
import type { Partner } from "@/domain/principal";
import { readPartnerForm } from "../../partner-form";
import { seeOther } from "../../reply";
import { answering } from "../answer";
import { historyPath } from "../said";

const input = z.strictObject({
  link: z.uuid(),
  new: z.string().max(2000),
  again: z.string().max(2000),
});

/** Sets the partner's own passphrase. What was typed is never given back. */
export async function POST(request: Request): Promise<Response> {
  const form = await readPartnerForm(request, input);
  if ("refusal" in form) return form.refusal;
  const { new: words, again } = form.input;
  const problem =
    passphraseProblem(words) ??
    (normalPassphrase(words) === normalPassphrase(again) ? null : "different");
  if (problem) return seeOther(`/reflect/history?problem=${problem}`);
  return answering(request, "/reflect/history/set", async () => {
    try {
      await setPassphrase(form.partner, words);
    } catch (error) {
      if (error instanceof Refused) return `/reflect/history?problem=${await reason(form.partner)}`;
      throw error;
    }
    return historyPath("set");
  });
}

// The page says itself until when one has to wait.
async function reason(partner: Partner): Promise<"waiting" | "newLink"> {
  return (await passphraseTries(partner)).until ? "waiting" : "newLink";
}
