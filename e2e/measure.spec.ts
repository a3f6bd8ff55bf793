import { expect, test } from "@playwright/test";
import { disconnect } from "@/db/client";
import { buildMeasure, buildTotals } from "@/db/sample/desk";
import { build, comeIn, press } from "./fixtures";
import { look } from "./looking";

test.afterAll(disconnect);

const MEASURE = {
  ...{ name: "Measure of the test", lowest: 0, highest: 60, higherIs: "worse" as const },
  ...{ standardDeviation: 7.5, retestReliability: 0.84, source: "Its manual, 2019" },
};

test("a measure, totals on it, and what may be said of a change", async ({ page }) => {
  const { okafor, couple } = await build();
  await comeIn(page, okafor, "/settings/measures");
  await page.getByLabel("Name").fill("Measure of the test");
  await page.getByLabel("Lowest possible total").fill("0");
  await page.getByLabel("Highest possible total").fill("60");
  await page.getByLabel("A higher total is").selectOption("worse");
  await page.getByLabel("Published SD").fill("7.5");
  await page.getByLabel("Source").fill("Its manual, 2019");
  await press(page, "Add the measure");
  await expect(page.getByText("Write both, or leave both empty")).toBeVisible();
  await expect(page.getByLabel("Published SD")).toHaveValue("7.5");
  await page.getByLabel("Published retest reliability r").fill("0.84");
  await press(page, "Add the measure");
  await expect(page.getByText("0 to 60, higher is worse.")).toBeVisible();
  await look(page, "settings-measures");

  await page.goto(`/couples/${couple.id}/measures`);
  const total = async (day: string, value: string) => {
    await page.getByLabel("Taken on").fill(day);
    await page.getByLabel("Total", { exact: true }).fill(value);
    await press(page, "Enter the total");
  };
  await total("2026-01-12", "61");
  await expect(page.getByText("A total on this measure lies from 0 to 60.")).toBeVisible();
  await expect(page.getByLabel("Total", { exact: true })).toHaveValue("61");
  await total("2026-01-12", "49");
  const maya = page.getByRole("region", { name: "Measure of the test, Maya" });
  await expect(maya.getByRole("row")).toHaveCount(2);
  await expect(page.getByText("Entered.")).toBeVisible();
  await total("2026-03-02", "40");
  await expect(
    page.getByText(/49 \(12 Jan 2026\) to 40 \(2 Mar 2026\): RC\s−2.12, a reliable/),
  ).toBeVisible();
  await expect(page.getByRole("img", { name: /Maya, Measure of the test, 0 to 60/ })).toBeVisible();
  await look(page, "measures");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByLabel("Total", { exact: true })).toBeHidden();
  await expect(maya.getByRole("cell", { name: "40" })).toBeVisible();
  await page.emulateMedia({ media: "screen" });

  await maya.getByRole("button", { name: "Remove" }).first().click();
  await expect(maya.getByRole("row")).toHaveCount(2);
  await maya.getByRole("button", { name: "Remove" }).click();
  await expect(maya).toHaveCount(0);
  await press(page, "Undo");
  await expect(maya.getByRole("cell", { name: "49" })).toBeVisible();

  await page.goto("/settings/measures");
  await page.getByText("Change it, as long as no total was entered").click();
  await press(page, "Save the measure");
  await expect(page.getByText("Totals were entered on this measure")).toBeVisible();
  await press(page, "Retire");
  await page.goto(`/couples/${couple.id}/measures`);
  await expect(page.getByText("No measure is in use")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Measure of the test (retired)" })).toBeVisible();
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("a removed total can be put back", async ({ page }) => {
    const { okafor, couple } = await build();
    const measureId = await buildMeasure(okafor, MEASURE, new Date());
    const totals = [
      ["2026-01-12", 49],
      ["2026-03-02", 40],
    ] as const;
    await buildTotals(okafor, couple, { measureId, mark: "circle", totals });
    await comeIn(page, okafor, `/couples/${couple.id}/measures`);
    const maya = page.getByRole("region", { name: "Measure of the test, Maya" });
    await maya.getByRole("button", { name: "Remove" }).first().click();
    await expect(page.getByText("The total of 2 Mar 2026 was removed.")).toBeVisible();
    await expect(maya.getByRole("cell", { name: "40" })).toHaveCount(0);
    // Neither the day nor the number is left in the address.
    expect(page.url()).toMatch(/\/measures$/);
    await press(page, "Undo");
    await expect(maya.getByRole("cell", { name: "40" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Undo" })).toHaveCount(0);
  });
});
