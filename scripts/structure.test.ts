import { describe, expect, it } from "vitest";
import { faultsOf } from "./structure";

const DOC = "/** Says what it gives. */\n";
const faults = (path: string, text: string) => faultsOf([{ path, text }]).map(({ fault }) => fault);

describe("the structure check", () => {
  it.each([
    ["domain/a.ts", 'import { x } from "../data/a";', "domain may not import data/a"],
    [
      "domain/a.ts",
      'import { format } from "date-fns";',
      "domain may not import the package date-fns",
    ],
    ["components/a.tsx", 'import type { X } from "@/data/a";', "components may not import data/a"],
    ["server/a.ts", 'import "@/domain/errors";', "server may not import domain/errors"],
    ["app/page.tsx", 'const x = await import("@/db/client");', "app may not import db/client"],
    ["proxy.ts", 'import { x } from "./db/client";', "app may not import db/client"],
    [
      "app/page.tsx",
      'import { sql } from "drizzle-orm";',
      "drizzle-orm is used outside data/ and db/",
    ],
    [
      "data/a.ts",
      'import { x } from "@/db/sample/load";',
      "only tests and scripts may import the sample (@/db/sample/load)",
    ],
    [
      "data/a.ts",
      `${DOC}export async function all(id: string) {}`,
      "all does not take a principal first",
    ],
    [
      "data/a.ts",
      'import { mint } from "./principal/mint";',
      "only data/principal may mint a principal",
    ],
    ["domain/a.ts", "export function bare() {}", "bare has no docstring"],
    ["app/a.ts", "x\n".repeat(251), "251 lines; at most 250"],
    ["components/index.ts", "", "a barrel; import from the file that has the thing"],
    ["domain/utils.ts", "", "a name that says nothing"],
    ["app/a.tsx", "<p dangerouslySetInnerHTML={x} />", "raw markup"],
  ])("reports %s with %s", (path, text, fault) => {
    expect(faults(path, text)).toContain(fault);
  });

  it.each([
    ["domain/a.ts", 'import { z } from "zod";\nimport type { B } from "./b";'],
    [
      "data/a.ts",
      `import { eq } from "drizzle-orm";\n${DOC}export function one(\n  therapist: Therapist,\n  id: string,\n) {}`,
    ],
    [
      "data/principal/a.ts",
      `import { mint } from "./mint";\n${DOC}export function of(token: string) {}`,
    ],
    ["data/a.test.ts", 'import { x } from "@/db/sample/load";'],
    ["db/schema/a.ts", "x\n".repeat(400)],
    ["app/a.tsx", '// import { x } from "@/db/client";'],
  ])("lets %s be", (path, text) => {
    expect(faults(path, text)).toEqual([]);
  });
});
