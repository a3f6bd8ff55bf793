/** Headers by which a proxy says on whose behalf it asks; from anyone else they say nothing. */
const FORWARDING = [
  "forwarded",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-port",
  "x-forwarded-proto",
  "x-real-ip",
];

/**
 * Makes `x-forwarded-for` the one address a request came from. Without a trusted proxy that is the
 * connection's, and whatever the client sent of the kind is dropped; behind one it is the last that
 * the proxy wrote, since all before it are the client's own words.
 */
export function settleAddress(headers, connected, trustProxy) {
  const said = String(headers["x-forwarded-for"] ?? "");
  if (!trustProxy) for (const name of FORWARDING) delete headers[name];
  const last = trustProxy ? said.split(",").at(-1).trim() : "";
  headers["x-forwarded-for"] = whole(withoutPort(last) || connected || "unknown");
}

/** Some proxies write the port as well, which is another for each connection. */
function withoutPort(written) {
  const [, inBrackets, alone] = /^(?:\[([^\]]+)\](?::\d+)?|([^:]+):\d+)$/.exec(written) ?? [];
  return inBrackets ?? alone ?? written;
}

/** An address as limits count it: of IPv6 the half that is one household's or one practice's. */
function whole(address) {
  const bare = address.replace(/^::ffff:(?=\d+\.)/, "");
  if (!bare.includes(":")) return bare;
  const [head, tail = ""] = bare.split("%")[0].split("::");
  const before = head ? head.split(":") : [];
  const after = bare.includes("::") && tail ? tail.split(":") : [];
  const zeros = Array(Math.max(0, 8 - before.length - after.length)).fill("0");
  return `${[...before, ...zeros, ...after].slice(0, 4).join(":")}::`;
}
