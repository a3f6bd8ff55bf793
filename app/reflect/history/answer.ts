import { NotFound, Refused, TermsChanged } from "@/domain/errors";
import { goOn, refuse, statusAndLog } from "../reply";

/**
 * Does what a form of history asks for and goes on to what `work` gives. Whoever has not said the
 * passphrase, or asks for what is not there, is shown the page as it is.
 */
export async function answering(
  request: Request,
  route: string,
  work: () => Promise<string>,
): Promise<Response> {
  try {
    return goOn(request, await work());
  } catch (error) {
    if (error instanceof TermsChanged) return goOn(request, "/reflect");
    if (error instanceof Refused || error instanceof NotFound)
      return goOn(request, "/reflect/history");
    const status = statusAndLog(error, route);
    return refuse(request, { status, error, problem: "failed", to: "/reflect/history" });
  }
}
