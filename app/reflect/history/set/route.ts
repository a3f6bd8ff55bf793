import { z } from "zod";
import { setPassphrase } from "@/data/passphrase";
import { Refused } from "@/domain/errors";
import { normalPassphrase, passphraseProblem } from "@/domain/passphrase";
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
      // Why is not said here: what was asked for by another link is not this one's to be told.
      if (error instanceof Refused) return "/reflect/history?problem=notNow";
      throw error;
    }
    return historyPath("set");
  });
}
