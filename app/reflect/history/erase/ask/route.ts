import { z } from "zod";
import { askErasure } from "@/data/erasure";
import { tryPassphrase } from "@/data/passphrase";
import { readPartnerForm } from "../../../partner-form";
import { answering } from "../../answer";

const input = z.strictObject({ link: z.uuid(), passphrase: z.string().max(2000) });

/** Erases everything, once the passphrase was written again: a phone left open is not enough. */
export async function POST(request: Request): Promise<Response> {
  const form = await readPartnerForm(request, input);
  if ("refusal" in form) return form.refusal;
  return answering(request, "/reflect/history/erase/ask", async () => {
    const tried = await tryPassphrase(form.partner, form.input.passphrase);
    if (tried.is !== "opened") return "/reflect/history/erase?problem=wrong";
    await askErasure(form.partner);
    return "/reflect/history";
  });
}
