import { z } from "zod";
import { undoErasure } from "@/data/erasure";
import { readPartnerForm } from "../../../partner-form";
import { answering } from "../../answer";
import { historyPath } from "../../said";

const input = z.strictObject({ link: z.uuid() });

/** Keeps everything after all. */
export async function POST(request: Request): Promise<Response> {
  const form = await readPartnerForm(request, input);
  if ("refusal" in form) return form.refusal;
  return answering(request, "/reflect/history/erase/undo", async () => {
    await undoErasure(form.partner);
    return historyPath("kept");
  });
}
