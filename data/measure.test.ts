import type { Client } from "pg";
import { beforeEach, expect, test } from "vitest";
import {
  addMeasure,
  editMeasure,
  enterTotal,
  listMeasures,
  listTotals,
  removeTotal,
  setMeasureRetired,
} from "@/data/measure";
import type { Story } from "@/db/sample/story";
import { withStory } from "@/db/sample/with-story";
import { Invalid, NotFound, Refused } from "@/domain/errors";
import type { MeasureInput } from "@/domain/measure";

const MEASURE: MeasureInput = {
  ...{ name: "A measure", lowest: 0, highest: 60, higherIs: "worse", source: "Its manual." },
  ...{ standardDeviation: 7.5, retestReliability: 0.84 },
};

let sql: Client;
let story: Story;
let measureId: string;

withStory((told, owner) => {
  [story, sql] = [told, owner];
});

beforeEach(async () => {
  measureId = (await addMeasure(story.okafor, MEASURE)).measureId;
});

const couple = () => story.ours.couple.id;
const enter = (total: number, takenOn = "2026-05-04", about: "circle" | "diamond" = "circle") =>
  enterTotal(story.okafor, couple(), { measureId, about, takenOn, total });

test("totals stand by measure and partner, oldest first, and come off again", async () => {
  await enter(31);
  const { totalId } = await enter(44.5, "2026-03-01");
  await enter(20, "2026-04-01", "diamond");
  const [found] = await listTotals(story.okafor, couple());
  expect(found?.measure).toMatchObject({ ...MEASURE, retired: false });
  expect(found?.totals.circle.map(({ total }) => total)).toEqual([44.5, 31]);
  expect(found?.totals.diamond).toMatchObject([{ takenOn: "2026-04-01", total: 20 }]);
  await removeTotal(story.okafor, totalId);
  expect((await listTotals(story.okafor, couple()))[0]?.totals.circle).toHaveLength(1);
});

test("a total outside the range or on a day to come is not taken", async () => {
  await expect(enter(61)).rejects.toThrow(/from 0 to 60/);
  await expect(enter(30, "2999-01-01")).rejects.toThrow(/a day that has come/);
  expect(await listTotals(story.okafor, couple())).toEqual([]);
});

test("a retired measure keeps its totals, and a removed one can be put back", async () => {
  const { totalId } = await enter(60);
  await setMeasureRetired(story.okafor, measureId, true);
  const removed = await removeTotal(story.okafor, totalId);
  expect(await listTotals(story.okafor, couple())).toEqual([]);
  await enterTotal(story.okafor, couple(), removed);
  expect(await listTotals(story.okafor, couple())).toMatchObject([
    { measure: { retired: true }, totals: { circle: [{ total: 60 }] } },
  ]);
});

test("a measure changes until anybody has entered a total on it, whoever may see that total", async () => {
  const changed = { ...MEASURE, name: "Corrected", highest: 40 };
  await editMeasure(story.okafor, measureId, changed);
  expect(await listMeasures(story.okafor)).toEqual([{ ...changed, id: measureId, retired: false }]);
  await enter(31);
  const other = await story.asColleague("other therapist");
  await expect(editMeasure(other, measureId, MEASURE)).rejects.toBeInstanceOf(Refused);
  await expect(editMeasure(story.okafor, measureId, MEASURE)).rejects.toThrow(/retire this one/);
  expect(await listMeasures(other)).toMatchObject([{ name: "Corrected" }]);
});

test("another practice's measure is none to enter a total on", async () => {
  const stranger = await story.asColleague("other practice");
  const { measureId: theirs } = await addMeasure(stranger, MEASURE);
  const total = { measureId: theirs, about: "circle", takenOn: "2026-05-04", total: 31 } as const;
  await expect(enterTotal(story.okafor, couple(), total)).rejects.toBeInstanceOf(Invalid);
});

test("a total opens for nobody once the partner's key is deleted", async () => {
  const { totalId } = await enter(31);
  await enter(20, "2026-05-04", "diamond");
  const { id } = story.ours.couple.partners.circle;
  await sql.query("delete from keyring.wrapped_key where partner_id = $1", [id]);
  const [found] = await listTotals(story.okafor, couple());
  expect(found?.totals).toMatchObject({ circle: [], diamond: [{ total: 20 }] });
  await expect(enter(30)).rejects.toBeInstanceOf(Refused);
  await expect(removeTotal(story.okafor, totalId)).rejects.toBeInstanceOf(NotFound);
});
