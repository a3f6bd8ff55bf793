/** What came of handing a form in, as far as the page must know. */
export type Reply =
  | { kind: "taken"; next: string; savedAt: Date }
  /** The server answered that it cannot take this; `sentence` says why, `look` what to see first. */
  | { kind: "refused"; sentence: string; look?: string | undefined }
  /** No answer, or not one of ours: worth another try. */
  | { kind: "lost" };

const PATIENCE_MS = 15_000;

/** Hands a form's fields in, as the form itself would, but asks for the answer as data. */
export async function handIn(
  address: string,
  fields: URLSearchParams,
  init: Pick<RequestInit, "keepalive"> = {},
): Promise<Reply> {
  try {
    const response = await fetch(address, {
      method: "POST",
      body: fields,
      headers: { accept: "application/json" },
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...init,
    });
    const body: unknown = await response.json();
    return replyOf(response.status, body);
  } catch {
    // Offline, timed out or not JSON: to the page all the same, it keeps the words and tries again.
    return { kind: "lost" };
  }
}

/** Reads the server's answer, trusting no more of it than is there. */
export function replyOf(status: number, body: unknown): Reply {
  if (typeof body !== "object" || body === null) return { kind: "lost" };
  if (status < 300 && "next" in body && typeof body.next === "string") {
    const savedAt = "savedAt" in body ? new Date(String(body.savedAt)) : new Date();
    return { kind: "taken", next: body.next, savedAt };
  }
  if (status < 500 && "problem" in body && typeof body.problem === "string") {
    const look = "look" in body && typeof body.look === "string" ? body.look : undefined;
    return { kind: "refused", sentence: body.problem, look };
  }
  return { kind: "lost" };
}

/** How long to wait before the next try, after so many in vain: 2 s, 4 s, 8 s … at most 30 s. */
export function waitAfter(tries: number): number {
  return Math.min(30_000, 1000 * 2 ** tries);
}

/** The fields of a form as it would send them, with the button that was pressed. */
export function fieldsOf(form: HTMLFormElement, pressed?: HTMLElement | null): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string") fields.append(name, value);
  }
  if (pressed instanceof HTMLButtonElement && pressed.name)
    fields.append(pressed.name, pressed.value);
  return fields;
}
