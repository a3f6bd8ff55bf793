import { z } from "zod";
import { takeBackEveryRelease } from "@/data/release";
import { readPartnerForm } from "../../partner-form";
import { answering } from "../answer";
import { historyPath } from "../said";

const input = z.strictObject({ link: z.uuid() });

/** Takes back every release, without the passphrase; the answer is the same whether there was one. */
export async function POST(request: Request): Promise<Response> {
  const form = await readPartnerForm(request, input);
  if ("refusal" in form) return form.refusal;
  return answering(request, "/reflect/history/take-back", async () => {
    await takeBackEveryRelease(form.partner);
    return historyPath("taken-back");
  });
}
