import { z } from "zod";
import { takeAttempts } from "@/data/principal/attempt";
import { enterRoom } from "@/data/room";
import { sendReflection } from "@/data/sending";
import { Refused, TermsChanged, TooMany } from "@/domain/errors";
import type { Partner } from "@/domain/principal";
import { isOwnOrigin } from "@/server/origin";
import { readForm } from "../form";
import { readReleases } from "../releases";
import { goOn, orFailed, refuse, statusAndLog } from "../reply";
import { signedInPartner } from "../sign-in";

const input = z.strictObject({
  round: z.uuid(),
  link: z.uuid(),
  key: z.uuid(),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
});

/** Sends what was previewed: once, however often it is pressed. */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnOrigin(request.headers.get("origin")))
    return refuse(request, { status: 403, problem: "foreign" });
  const partner = await orFailed(request, "/reflect/send", signedInPartner());
  if (partner instanceof Response) return partner;
  if (!partner) return refuse(request, { status: 401, problem: "ended" });
  const { fields, all, tooLarge } = await readForm(request);
  if (tooLarge) return refuse(request, { status: 413, problem: "tooLarge" });
  const given = readReleases(fields, all("release"));
  const parsed = input.safeParse(given?.rest);
  if (!given || !parsed.success)
    return refuse(request, { status: 422, problem: "failed", to: "/reflect/preview" });
  const { round, link, key, digest } = parsed.data;
  if (link !== partner.linkId) return refuse(request, { status: 401, problem: "ended" });
  try {
    const subject = partner.partnerId;
    const succeeded = await takeAttempts([{ limit: "send.partner", subject }]);
    await sendReflection(partner, round, { key, digest, releases: given.choices.both });
    await succeeded();
    return goOn(request, "/reflect/done");
  } catch (error) {
    // Another tab sent it: that it is sent is what was wanted.
    if (error instanceof Refused && (await isSent(partner, round)))
      return goOn(request, "/reflect/done");
    // The draft is kept; who sees what comes first.
    if (error instanceof TermsChanged) return goOn(request, "/reflect");
    const status = statusAndLog(error, "/reflect/send");
    if (error instanceof TooMany)
      return refuse(request, { status, problem: "tooMany", to: "/reflect/preview" });
    const problem = status === 500 ? "failed" : error instanceof Refused ? "notOpen" : "changed";
    return refuse(request, { status, error, problem, to: "/reflect/preview" });
  }
}

async function isSent(partner: Partner, roundId: string): Promise<boolean> {
  const { round, reflection } = await enterRoom(partner);
  return round?.id === roundId && Boolean(reflection?.sentAt);
}
