import { z } from "zod";
import { changeReleases } from "@/data/release";
import { readPartnerForm } from "../../partner-form";
import { readReleases } from "../../releases";
import { refuse } from "../../reply";
import { answering } from "../answer";
import { historyPath } from "../said";

const input = z.object({ link: z.uuid(), reflection: z.uuid() }).catchall(z.string().max(20));

/** Who may read the passages of one reflection. The answer never depends on the other partner. */
export async function POST(request: Request): Promise<Response> {
  const form = await readPartnerForm(request, input);
  if ("refusal" in form) return form.refusal;
  const { link: _, reflection, ...fields } = form.input;
  const given = readReleases(fields);
  if (!given || Object.keys(given.rest).length > 0)
    return refuse(request, { status: 422, problem: "failed", to: "/reflect/history" });
  return answering(request, "/reflect/history/releases", async () => {
    await changeReleases(form.partner, reflection, given.choices);
    return historyPath("saved", reflection);
  });
}
