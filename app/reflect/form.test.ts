import { expect, test } from "vitest";
import { readForm } from "./form";

const post = (body: BodyInit, type = "application/x-www-form-urlencoded") =>
  new Request("http://localhost/", { method: "POST", body, headers: { "content-type": type } });

test("reads what a form sends", async () => {
  const body = new URLSearchParams({ given: "a & b\né", intent: "continue" }).toString();
  expect(await readForm(post(body))).toMatchObject({
    fields: { given: "a & b\né", intent: "continue" },
    tooLarge: false,
  });
});

test("a name that comes more than once has all its values", async () => {
  const { fields, all } = await readForm(post("release=a&release=b&key=c"));
  expect(fields).toEqual({ release: "b", key: "c" });
  expect([all("release"), all("none")]).toEqual([["a", "b"], []]);
});

test("the longest answer fits, whatever its letters", async () => {
  const given = "é".repeat(10_000);
  const body = new URLSearchParams({ round: crypto.randomUUID(), given }).toString();
  expect((await readForm(post(body))).tooLarge).toBe(false);
});

test("of a body that is too large, the words are still there to be given back", async () => {
  const given = "x".repeat(70_000);
  const form = await readForm(post(new URLSearchParams({ given }).toString()));
  expect(form).toMatchObject({ fields: { given }, tooLarge: true });
});

test("of a body beyond reason nothing is kept", async () => {
  const form = await readForm(post(`given=${"x".repeat(300_000)}`));
  expect(form).toMatchObject({ fields: {}, tooLarge: true });
});

test("anything that is no form has no fields", async () => {
  expect(await readForm(post('{"given":"7"}', "application/json"))).toMatchObject({
    fields: {},
    tooLarge: false,
  });
});
