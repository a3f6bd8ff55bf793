import { z } from "zod";
import { confirmReader, reportMisdelivery } from "@/data/consent";

import { leave } from "../leaving";
import { readPartnerForm } from "../partner-form";
import { goOn, refuse, statusAndLog } from "../reply";
import { languageHere } from "../room";

const input = z.strictObject({ link: z.uuid(), answer: z.enum(["yes", "no"]) });

/** Whether whoever started is the one the link is for. "No" closes the page and loses nothing. */
export async function POST(request: Request): Promise<Response> {
  const form = await readPartnerForm(request, input);
  if ("refusal" in form) return form.refusal;
  const { partner } = form;
  try {
    if (form.input.answer === "yes") {
      await confirmReader(partner);
      return goOn(request, "/reflect");
    }
    const language = await languageHere();
    await reportMisdelivery(partner);
    return leave(`/reflect/ended?page=passed&lang=${language}`);
  } catch (error) {
    const status = statusAndLog(error, "/reflect/confirm");
    return refuse(request, { status, error, problem: "failed", to: "/reflect" });
  }
}
