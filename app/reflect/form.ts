import { LARGEST_BODY } from "@/server/readable";

/** Beyond this a body is not even read to be given back. */
const LARGEST_ECHO = 4 * LARGEST_BODY;

const NOTHING = { fields: {}, all: () => [] };

export type Form = {
  /** Fields by name; of a name that came twice, the last. */
  fields: Readonly<Record<string, string>>;
  /** Every value of a name that may come more than once. */
  all: (name: string) => string[];
  tooLarge: boolean;
};

/**
 * Reads a form's fields from a request. A body that is too large to be taken is still read, within
 * reason, so that what somebody typed can be given back to them.
 */
export async function readForm(request: Request): Promise<Form> {
  const type = request.headers.get("content-type") ?? "";
  if (!type.startsWith("application/x-www-form-urlencoded")) return { ...NOTHING, tooLarge: false };
  const bytes = await readUpTo(request, LARGEST_ECHO);
  if (!bytes) return { ...NOTHING, tooLarge: true };
  const given = new URLSearchParams(new TextDecoder().decode(bytes));
  return {
    fields: Object.fromEntries(given),
    all: (name) => given.getAll(name),
    tooLarge: bytes.length > LARGEST_BODY,
  };
}

async function readUpTo(request: Request, most: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  // Not by the length that was declared: it may be missing or wrong.
  for await (const part of request.body ?? []) {
    size += part.length;
    if (size > most) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
