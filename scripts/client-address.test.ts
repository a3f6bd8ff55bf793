import { expect, test } from "vitest";
import { settleAddress } from "./client-address.mjs";

function settled(headers: Record<string, string>, connected: string, trusted: boolean) {
  settleAddress(headers, connected, trusted);
  return headers;
}

test("what a client says of itself is dropped unless a proxy is trusted", () => {
  const forged = { "x-forwarded-for": "203.0.113.7", "x-forwarded-host": "elsewhere", host: "a" };
  const kept = { "x-forwarded-for": "198.51.100.2", host: "a" };
  expect(settled({ ...forged }, "198.51.100.2", false)).toEqual(kept);
});

test("behind a trusted proxy it is the last address, which the proxy wrote", () => {
  const headers = { "x-forwarded-for": "203.0.113.7, 192.0.2.9" };
  expect(settled(headers, "127.0.0.1", true)["x-forwarded-for"]).toBe("192.0.2.9");
});

test.each([
  ["203.0.113.7:51234", "203.0.113.7"],
  ["[2001:db8:1:2:3:4:5:6]:443", "2001:db8:1:2::"],
  ["[2001:db8:1:2:3:4:5:6]", "2001:db8:1:2::"],
  ["[::ffff:203.0.113.7]:443", "203.0.113.7"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["[fe80::1%eth0]:80", "fe80:0:0:0::"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"],
])("a proxy that writes %s means %s, whatever the port", (written, address) => {
  const headers = { "x-forwarded-for": `198.51.100.9, ${written}` };
  expect(settled(headers, "127.0.0.1", true)["x-forwarded-for"]).toBe(address);
});

test("where the proxy wrote nothing it is the proxy's", () => {
  expect(settled({}, "127.0.0.1", true)["x-forwarded-for"]).toBe("127.0.0.1");
  expect(settled({ "x-forwarded-for": "203.0.113.7," }, "127.0.0.1", true)).toEqual({
    "x-forwarded-for": "127.0.0.1",
  });
});

test.each([
  ["::ffff:192.0.2.9", "192.0.2.9"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"],
  ["2001:db8:1:2:9::7", "2001:db8:1:2::"],
  ["2001:db8::1", "2001:db8:0:0::"],
  ["::1", "0:0:0:0::"],
  ["fe80::1%eth0", "fe80:0:0:0::"],
])("%s is counted as %s", (address, whole) => {
  expect(settled({}, address, false)["x-forwarded-for"]).toBe(whole);
});
