/** In a header; in a form or, with any number of backslashes, in a payload; in the payload's head. */
const OWN = [
  /'nonce-([^']+)'/,
  /name(?:="key" value="|\\*":\\*"key\\*",\\*"value\\*":\\*")([0-9a-f-]{36})/,
  /\\*"([\w-]{21})[vmh]\\*",\{\\*"children/,
];

/** Status, headers but the date, and body, without the response's own nonce, form key and request id. */
export async function bytesOf(response: Response): Promise<string> {
  const body = await response.text();
  const headers = [...response.headers].filter(([name]) => name !== "date").sort();
  const whole = JSON.stringify([response.status, headers]) + body;
  const own = OWN.flatMap((pattern) => whole.match(pattern)?.[1] ?? []);
  return own.reduce((text, each) => text.replaceAll(each, "its-own"), whole);
}

/** Where two texts part, with what stands around it; null where they are the same. */
export function firstDifference(one: string, other: string): [string, string] | null {
  if (one === other) return null;
  let at = 0;
  while (one[at] === other[at]) at += 1;
  const around = (text: string) => text.slice(Math.max(0, at - 120), at + 120);
  return [around(one), around(other)];
}
