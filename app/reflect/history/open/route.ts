import { z } from "zod";
import { tryPassphrase } from "@/data/passphrase";
import { readPartnerForm } from "../../partner-form";
import { answering } from "../answer";

const input = z.strictObject({ link: z.uuid(), passphrase: z.string().max(2000) });

/** Tries the passphrase. */
export async function POST(request: Request): Promise<Response> {
  const form = await readPartnerForm(request, input);
  if ("refusal" in form) return form.refusal;
  return answering(request, "/reflect/history/open", async () => {
    const tried = await tryPassphrase(form.partner, form.input.passphrase);
    return tried.is === "opened" ? "/reflect/history" : "/reflect/history?problem=wrong";
  });
}
