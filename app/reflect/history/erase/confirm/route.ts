import { z } from "zod";
import { confirmErasure } from "@/data/erasure";
import { readPartnerForm } from "../../../partner-form";
import { answering } from "../../answer";

const input = z.strictObject({ link: z.uuid() });

/** Says again, by a newer link, that everything is to be erased. */
export async function POST(request: Request): Promise<Response> {
  const form = await readPartnerForm(request, input);
  if ("refusal" in form) return form.refusal;
  return answering(request, "/reflect/history/erase/confirm", async () => {
    await confirmErasure(form.partner);
    return "/reflect/history";
  });
}
