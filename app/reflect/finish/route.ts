import { isOwnOrigin } from "@/server/origin";
import { leave } from "../leaving";
import { refuse } from "../reply";
import { CLOSED, languageHere } from "../room";

/** "I'm done": ends the sign-in, and with it the ten minutes. */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnOrigin(request.headers.get("origin")))
    return refuse(request, { status: 403, problem: "foreign" });
  return leave(`${CLOSED}&lang=${await languageHere()}`);
}
