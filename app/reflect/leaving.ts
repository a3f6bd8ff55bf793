import { leaveRoom } from "@/data/room";
import { seeOther, statusAndLog } from "./reply";
import { noSignInCookie, signedInPartner } from "./sign-in";

/**
 * Ends the sign-in of this browser, if there is one, and goes to `next`. Whatever the browser kept
 * of the pages goes too; its other cookies stay, a therapist's sign-in among them.
 */
export async function leave(next: string): Promise<Response> {
  try {
    const partner = await signedInPartner();
    if (partner) await leaveRoom(partner);
  } catch (error) {
    // The way out is open even when the sign-in cannot be ended; the cookie goes all the same.
    statusAndLog(error, "/leave");
  }
  return seeOther(next, {
    "set-cookie": noSignInCookie(),
    "clear-site-data": '"cache", "storage"',
  });
}
