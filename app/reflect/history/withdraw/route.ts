import { z } from "zod";
import { withdrawReflection } from "@/data/withdrawal";
import { readPartnerForm } from "../../partner-form";
import { answering } from "../answer";
import { historyPath } from "../said";

const input = z.strictObject({ link: z.uuid(), reflection: z.uuid() });

/** Takes a sent reflection out of everybody else’s sight. */
export async function POST(request: Request): Promise<Response> {
  const form = await readPartnerForm(request, input);
  if ("refusal" in form) return form.refusal;
  const { reflection } = form.input;
  return answering(request, "/reflect/history/withdraw", async () => {
    await withdrawReflection(form.partner, reflection);
    return historyPath("withdrawn", reflection);
  });
}
