/** The largest body that is taken, in bytes; next.config.js says it to the framework. */
export const LARGEST_BODY = 64 * 1024;

/** Whether a body is larger than is taken, by its declared length; one without a length is. */
export function isTooLarge(headers: Headers): boolean {
  return Number(headers.get("content-length") ?? Number.POSITIVE_INFINITY) > LARGEST_BODY;
}

/**
 * Whether a form's body is what its content type says, and a server action's a list of such arguments
 * as our forms give. The framework answers one that is not as if it had failed itself, and what more
 * it would take (references into itself, other actions, files) no form sends. Reads the request's body.
 */
export async function isReadable(request: Request): Promise<boolean> {
  const type = request.headers.get("content-type") ?? "";
  const isForm = /^(multipart\/form-data|application\/x-www-form-urlencoded)\b/.test(type);
  const isAction = request.headers.has("next-action");
  if (!isForm && !isAction) return true;
  try {
    if (!isForm) return isArguments(await request.text(), FETCHED);
    const form = await request.formData();
    if (isAction) return isArguments(form.get("0"), FETCHED_WITH_FORM);
    // Without script the arguments stand in fields that are named after the action.
    return [...form].every(
      ([name, value]) => !/^\$ACTION_\d+:/.test(name) || isJson(value, POSTED),
    );
  } catch {
    return false;
  }
}

// What React writes in place of what JSON cannot say; a "$" that somebody typed comes as "$$". A dollar
// and a nought are the arguments themselves, where the same object stands in them twice.
const PLAIN = /^(?!\$)|^\$(\$|D\d|undefined$|0(:(?!__proto__|constructor|prototype|then\b)\w+)+$)/;
const FETCHED = [PLAIN];
const FETCHED_WITH_FORM = [PLAIN, /^\$K\d+$/];
const POSTED = [PLAIN, /^\$@\d+$/];

function isArguments(text: unknown, allowed: readonly RegExp[]): boolean {
  return isJson(text, allowed) && String(text).trimStart().startsWith("[");
}

function isJson(text: unknown, allowed: readonly RegExp[]): boolean {
  let plain = true;
  JSON.parse(String(text), (_, value) => {
    if (typeof value === "string" && !allowed.some((form) => form.test(value))) plain = false;
    return value;
  });
  return plain;
}
