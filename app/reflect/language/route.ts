import { z } from "zod";
import { chooseLanguage } from "@/data/consent";
import { LANGUAGES } from "@/domain/language";
import { isOwnOrigin } from "@/server/origin";
import { readForm } from "../form";
import { orFailed, refuse, seeOther, statusAndLog } from "../reply";
import { CLOSED } from "../room";
import { signedInPartner } from "../sign-in";
import { pageOf } from "./page-of";

const input = z.strictObject({ language: z.enum(LANGUAGES) });

/** Shows the page that this was pressed on in another language, for as long as the sign-in lasts. */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnOrigin(request.headers.get("origin")))
    return refuse(request, { status: 403, problem: "foreign" });
  const parsed = input.safeParse((await readForm(request)).fields);
  if (!parsed.success) return refuse(request, { status: 422, problem: "failed", to: "/reflect" });
  const { language } = parsed.data;
  const partner = await orFailed(request, "/reflect/language", signedInPartner());
  if (partner instanceof Response) return partner;
  if (!partner) return seeOther(`${CLOSED}&lang=${language}`);
  try {
    await chooseLanguage(partner, language);
    return seeOther(pageOf(request.headers.get("referer")));
  } catch (error) {
    const status = statusAndLog(error, "/reflect/language");
    return refuse(request, { status, problem: "failed", to: "/reflect" });
  }
}
