import { z } from "zod";
import { leave } from "../leaving";
import { readPartnerForm } from "../partner-form";
import { seeOther } from "../reply";
import { CLOSED, languageHere } from "../room";

const input = z.strictObject({ link: z.uuid() });

/** "I'm done": ends the sign-in, and with it the ten minutes. */
export async function POST(request: Request): Promise<Response> {
  const form = await readPartnerForm(request, input);
  const closed = `${CLOSED}&lang=${await languageHere()}`;
  if (!("refusal" in form)) return leave(closed);
  // It had ended before, or the browser serves another link by now, whose sign-in goes on.
  return form.refusal.status === 401 ? seeOther(closed) : form.refusal;
}
