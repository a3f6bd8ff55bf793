import { leaveRoom } from "@/data/room";
import { seeOther } from "./reply";
import { noSignInCookie, signedInPartner } from "./sign-in";

/**
 * Ends the sign-in of this browser, if there is one, and goes to `next`. Whatever the browser kept
 * of the pages goes too; its other cookies stay, a therapist's sign-in among them.
 */
export async function leave(next: string): Promise<Response> {
  const partner = await signedInPartner();
  if (partner) await leaveRoom(partner);
  return seeOther(next, {
    "set-cookie": noSignInCookie(),
    "clear-site-data": '"cache", "storage"',
  });
}
