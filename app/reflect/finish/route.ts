import { z } from "zod";
import { leave } from "../leaving";
import { readPartnerForm } from "../partner-form";
import { CLOSED, languageHere } from "../room";

const input = z.strictObject({ link: z.uuid() });

/** "I'm done": ends the sign-in, and with it the ten minutes. */
export async function POST(request: Request): Promise<Response> {
  const form = await readPartnerForm(request, input);
  const closed = `${CLOSED}&lang=${await languageHere()}`;
  if ("refusal" in form && form.refusal.status === 403) return form.refusal;
  // It had ended before, or the browser serves another link by now, or nothing could be read: whoever
  // says to be done leaves a browser in which nobody is signed in, and one ended too many loses nothing.
  return leave(closed);
}
