import { z } from "zod";
import { takeBackReflection } from "@/data/sending";
import { Refused } from "@/domain/errors";
import { isOwnOrigin } from "@/server/origin";
import { readForm } from "../form";
import { goOn, orFailed, refuse, statusAndLog } from "../reply";
import { signedInPartner } from "../sign-in";

const input = z.strictObject({ round: z.uuid(), link: z.uuid() });

/** Makes what was just sent a draft again, within its ten minutes. */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnOrigin(request.headers.get("origin")))
    return refuse(request, { status: 403, problem: "foreign" });
  const partner = await orFailed(request, "/reflect/correct", signedInPartner());
  if (partner instanceof Response) return partner;
  if (!partner) return refuse(request, { status: 401, problem: "ended" });
  const { fields, tooLarge } = await readForm(request);
  if (tooLarge) return refuse(request, { status: 413, problem: "tooLarge" });
  const parsed = input.safeParse(fields);
  if (!parsed.success) return refuse(request, { status: 422, problem: "failed", to: "/reflect" });
  if (parsed.data.link !== partner.linkId)
    return refuse(request, { status: 401, problem: "ended" });
  try {
    await takeBackReflection(partner, parsed.data.round);
    return goOn(request, "/reflect/preview");
  } catch (error) {
    const status = statusAndLog(error, "/reflect/correct");
    const problem = error instanceof Refused ? "tooLate" : status === 500 ? "failed" : "notOpen";
    return refuse(request, { status, error, problem, to: "/reflect/done" });
  }
}
