import { z } from "zod";
import { chooseLanguage } from "@/data/consent";
import { LANGUAGES } from "@/domain/language";
import { readPartnerForm } from "../partner-form";
import { refuse, seeOther, statusAndLog } from "../reply";
import { pageOf } from "./page-of";

const input = z.strictObject({ link: z.uuid(), language: z.enum(LANGUAGES) });

/** Shows the page that this was pressed on in another language, for as long as the sign-in lasts. */
export async function POST(request: Request): Promise<Response> {
  const form = await readPartnerForm(request, input);
  if ("refusal" in form) return form.refusal;
  try {
    await chooseLanguage(form.partner, form.input.language);
    return seeOther(pageOf(request.headers.get("referer")));
  } catch (error) {
    const status = statusAndLog(error, "/reflect/language");
    return refuse(request, { status, error, problem: "failed", to: "/reflect" });
  }
}
