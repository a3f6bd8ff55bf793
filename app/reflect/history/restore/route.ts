import { z } from "zod";
import { undoWithdrawal } from "@/data/withdrawal";
import { readPartnerForm } from "../../partner-form";
import { answering } from "../answer";
import { historyPath } from "../said";

const input = z.strictObject({ link: z.uuid(), reflection: z.uuid() });

/** Lets the care team read a withdrawn reflection again. */
export async function POST(request: Request): Promise<Response> {
  const form = await readPartnerForm(request, input);
  if ("refusal" in form) return form.refusal;
  const { reflection } = form.input;
  return answering(request, "/reflect/history/restore", async () => {
    await undoWithdrawal(form.partner, reflection);
    return historyPath("restored", reflection);
  });
}
