import type { z } from "zod";
import type { Partner } from "@/domain/principal";
import { isOwnOrigin } from "@/server/origin";
import { readForm } from "./form";
import { orFailed, refuse } from "./reply";
import { signedInPartner } from "./sign-in";

/**
 * Reads a small form of the room: from our own pages, by a partner who is signed in, made for that
 * partner's link, and of the shape asked for; or the answer that refuses it.
 */
export async function readPartnerForm<T extends { link: string }>(
  request: Request,
  shape: z.ZodType<T>,
): Promise<{ partner: Partner; input: T } | { refusal: Response }> {
  const refused = async (status: number, problem: "foreign" | "ended" | "tooLarge" | "failed") => ({
    refusal: await refuse(request, {
      status,
      problem,
      to: status === 422 ? "/reflect" : undefined,
    }),
  });
  if (!isOwnOrigin(request.headers.get("origin"))) return refused(403, "foreign");
  const route = new URL(request.url).pathname;
  const partner = await orFailed(request, route, signedInPartner());
  if (partner instanceof Response) return { refusal: partner };
  if (!partner) return refused(401, "ended");
  const { fields, tooLarge } = await readForm(request);
  if (tooLarge) return refused(413, "tooLarge");
  const parsed = shape.safeParse(fields);
  if (!parsed.success) return refused(422, "failed");
  // The form was made for another link: somebody else has started in this browser since.
  if (parsed.data.link !== partner.linkId) return refused(401, "ended");
  return { partner, input: parsed.data };
}
