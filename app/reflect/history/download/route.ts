import { z } from "zod";
import { wordsFor } from "@/content/words/words";
import { downloadHistory } from "@/data/history";
import { enterRoom } from "@/data/room";
import { Refused } from "@/domain/errors";
import { orFailed, refuse, seeOther, statusAndLog } from "../../reply";
import { CLOSED } from "../../room";
import { signedInPartner } from "../../sign-in";
import { asJson, asPage } from "../copy";

const asked = z.enum(["json", "page"]);

/** The partner's own words and numbers as a file whose name says nothing. */
export async function GET(request: Request): Promise<Response> {
  const partner = await orFailed(request, "/reflect/history/download", signedInPartner(), {
    to: "/reflect/history",
  });
  if (partner instanceof Response) return partner;
  if (!partner) return seeOther(CLOSED);
  const as = asked.safeParse(new URL(request.url).searchParams.get("as"));
  if (!as.success) return seeOther("/reflect/history");
  try {
    const past = await downloadHistory(partner);
    const room = await enterRoom(partner);
    return as.data === "json"
      ? file(asJson(past, room), "page.json", "application/json")
      : file(asPage(past, wordsFor(room.language), room), "page.html", "text/html");
  } catch (error) {
    if (error instanceof Refused) return seeOther("/reflect/history");
    const status = statusAndLog(error, "/reflect/history/download");
    return refuse(request, { status, error, problem: "failed", to: "/reflect/history" });
  }
}

function file(body: string, name: string, type: string): Response {
  return new Response(body, {
    headers: {
      "content-type": `${type}; charset=utf-8`,
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
