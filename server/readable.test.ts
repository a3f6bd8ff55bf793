import { expect, test } from "vitest";
import { isReadable, isTooLarge } from "./readable";

const MULTIPART = "multipart/form-data; boundary=x";
const part = (name: string, value: string) =>
  `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

function sent(type: string, body: string, headers: Record<string, string> = {}): Request {
  const all = { "content-type": type, ...headers };
  return new Request("http://localhost/", { method: "POST", body, headers: all });
}

test.each([
  ["a form", MULTIPART, `${part("name", "Maya $F1")}--x--`, true],
  ["a form that breaks off", MULTIPART, part("name", "Maya"), false],
  ["a form without its boundary", "multipart/form-data", "garbage", false],
  [
    "an action's fields",
    MULTIPART,
    `${part("$ACTION_1:0", '{"id":"a","bound":"$@1"}')}--x--`,
    true,
  ],
  ["others", MULTIPART, `${part("$ACTION_1:0", '{"id":"$F1"}')}--x--`, false],
  ["fields that are no JSON", MULTIPART, `${part("$ACTION_1:1", "[")}--x--`, false],
  ["what no form sends", "application/json", "{", true],
])("%s, without script", async (_, type, body, readable) => {
  expect(await isReadable(sent(type, body))).toBe(readable);
});

test.each([
  ['[{"values":{"name":"$$5"}},"$K1"]', true],
  ['["id","$undefined","$D2026-01-01"]', true],
  ['[{"a":{"b":1}},"$0:0:a"]', true],
  ['["$0:__proto__:then"]', false],
  ['[{"then":"$1:constructor"}]', false],
  ['["$F1"]', false],
  ['["$@1"]', false],
  ['{"0":1}', false],
  ["null", false],
  ["[", false],
])("the arguments %s, with script", async (text, readable) => {
  const action = { "next-action": "a" };
  expect(await isReadable(sent(MULTIPART, `${part("0", text)}--x--`, action))).toBe(readable);
  const alone = readable && !text.includes("$K");
  expect(await isReadable(sent("text/plain;charset=UTF-8", text, action))).toBe(alone);
});

test("a body that does not say how large it is, is too large", () => {
  const of = (length?: string) =>
    isTooLarge(new Headers(length ? { "content-length": length } : {}));
  expect([of("65536"), of("65537"), of(), of("0")]).toEqual([false, true, true, false]);
});
