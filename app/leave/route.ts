import { neutralPage } from "@/data/room";
import { leave } from "../reflect/leaving";
import { seeOther, statusAndLog } from "../reflect/reply";
import { signedInPartner } from "../reflect/sign-in";

// Unless the practice names its own: a page that anybody might have open.
const NEUTRAL = "https://www.wikipedia.org/";

/**
 * The way out, and the one GET that writes: it ends the sign-in whose strict cookie comes with it,
 * so that no other site can end one. A browser that only looks ahead ends nothing.
 */
export async function GET(request: Request): Promise<Response> {
  if (request.headers.get("sec-purpose")?.includes("prefetch"))
    return new Response(null, { status: 503, headers: { "cache-control": "no-store" } });
  return leave(await elsewhere());
}

/** The practice's neutral page while somebody is signed in; the way out is open whatever fails. */
async function elsewhere(): Promise<string> {
  try {
    const partner = await signedInPartner();
    return (partner && (await neutralPage(partner))) ?? NEUTRAL;
  } catch (error) {
    statusAndLog(error, "/leave");
    return NEUTRAL;
  }
}

/** Where it leads, for whoever only asks: a HEAD ends nothing. */
export function HEAD(): Response {
  return seeOther(NEUTRAL);
}
