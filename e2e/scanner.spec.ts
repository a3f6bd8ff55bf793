import { expect, test } from "@playwright/test";
import { disconnect } from "@/db/client";
import { figure } from "@/scripts/figure";
import { arrive, build, give, PHONE, rowsOf } from "./fixtures";

// What stands between a message and its reader opens every link in it, again and again.

const SCANNER = "Mozilla/5.0 (compatible; LinkScanner/1.0)";
const TIMES = 50;

test.use({ viewport: PHONE, locale: "en-GB" });
test.afterAll(disconnect);

test("fifty looks at a link use nothing up, sign nobody in, and Start works after them", async ({
  page,
  baseURL,
}) => {
  const cast = await build();
  const { maya } = await give("weekly-check-in", cast);
  // Tries are counted for all visitors of the server.
  const stored = async () => (await rowsOf(cast)).filter(({ name }) => name !== "attempt");
  const before = await stored();
  const look = async (method: "GET" | "HEAD", headers: Record<string, string>) => {
    const response = await fetch(new URL(maya, baseURL), {
      ...{ method, redirect: "manual", headers: { "user-agent": SCANNER, ...headers } },
    });
    expect({ status: response.status, cookies: response.headers.getSetCookie() }).toEqual({
      ...{ status: 200, cookies: [] },
    });
    return response.text();
  };
  const bodies = [];
  for (let i = 0; i < TIMES; i++) {
    bodies.push(await look("GET", {}));
    await look("HEAD", {});
    await look("GET", { "sec-purpose": "prefetch" });
  }
  expect(bodies[0]).toContain("/start");
  expect(await stored()).toEqual(before);
  await arrive(page, maya);
  await expect(page).toHaveURL(/\/reflect$/);
  const cookies = (await page.context().cookies()).map(({ name }) => name);
  expect(cookies).toContain("page");
  expect(await stored()).not.toEqual(before);
  figure("Looks at a link by a mail scanner", {
    ...{ "GET and HEAD": TIMES * 3, "rows changed": 0, cookies: 0 },
  });
});
