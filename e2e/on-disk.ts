import { readdirSync, readFileSync } from "node:fs";

/** The files under app/ by the method and address that each answers: "GET /r/[token]". */
export function onDisk(): Record<string, string> {
  const files = readdirSync("app", { recursive: true, encoding: "utf8" });
  const answers = files.flatMap((file) => {
    if (!/(^|\/)(page\.tsx|route\.ts)$/.test(file)) return [];
    const path = `/${file
      .split("/")
      .slice(0, -1)
      .filter((part) => !part.startsWith("("))
      .join("/")}`;
    const source = readFileSync(`app/${file}`, "utf8");
    const exported = source.match(/(?<=^export .*)\b(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b/gm);
    const methods = file.endsWith("page.tsx") ? ["GET"] : (exported ?? []);
    return methods.map((method) => [`${method} ${path}`, `app/${file}`]);
  });
  return Object.fromEntries(answers);
}
