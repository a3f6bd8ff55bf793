import { dirname, join, normalize } from "node:path";

/** A source file of the tree: its path from the root and its text. */
export type Source = { path: string; text: string };
export type Fault = { path: string; fault: string };

const FREE = ["db/sample", "scripts", "e2e", "bench"];
const LAYERS = ["app", "components", "data", "db", "content", "server", "domain"] as const;
type Layer = (typeof LAYERS)[number];

/** Who may import whom; everything that is not named here is forbidden. */
const MAY: Readonly<Record<Layer, readonly string[]>> = {
  app: ["app", "components", "data", "domain", "content", "server"],
  components: ["components", "domain"],
  data: ["data", "domain", "content", "db", "server"],
  db: ["db", "domain", "server"],
  content: ["content", "domain"],
  server: ["server"],
  domain: ["domain"],
};

const LONGEST = 250;
const EMPTY_NAMES = /(^|\/)(utils|helpers|misc|common|lib)\.(ts|tsx)$/;
const DOCUMENTED = ["domain/", "data/", "server/"];
const PRINCIPALS = /^\s*\(?\s*_?\w+\s*:\s*(Principal|Therapist|Entrant|Account|Partner|System)\b/;

/** Every breach of the house rules in the given files, as sentences. Comments are not read as code. */
export function faultsOf(sources: readonly Source[]): Fault[] {
  return sources.flatMap((source) =>
    RULES.flatMap((rule) => rule(source)).map((fault) => ({ path: source.path, fault })),
  );
}

type Rule = (source: Source) => string[];

const RULES: readonly Rule[] = [
  importsFlowDown,
  databaseBehindTheDoor,
  sampleStaysOut,
  principalFirst,
  mintedInOnePlace,
  shortEnough,
  noBarrels,
  namesSaySomething,
  noRawMarkup,
  documented,
];

function importsFlowDown({ path, text }: Source): string[] {
  const layer = layerOf(path);
  if (!layer || isFree(path)) return [];
  return importsOf(text).flatMap((specifier) => {
    const target = targetOf(path, specifier);
    if (target === null) return outside(layer, specifier);
    const other = LAYERS.find((each) => target === each || target.startsWith(`${each}/`));
    return other && !MAY[layer].includes(other) ? [`${layer} may not import ${target}`] : [];
  });
}

// Packages: domain is pure (zod apart), components know no database.
function outside(layer: Layer, specifier: string): string[] {
  const pure = layer === "domain" || layer === "content";
  const may = !pure || specifier === "zod";
  return may ? [] : [`${layer} may not import the package ${specifier}`];
}

function databaseBehindTheDoor({ path, text }: Source): string[] {
  if (/^(data|db)\//.test(path) || isFree(path) || path === "drizzle.config.ts") return [];
  const found = importsOf(text).filter((each) => /^(drizzle-orm|drizzle-kit|pg)(\/|$)/.test(each));
  return found.map((each) => `${each} is used outside data/ and db/`);
}

function sampleStaysOut({ path, text }: Source): string[] {
  if (isFree(path)) return [];
  const found = importsOf(text).filter((each) => targetOf(path, each)?.startsWith("db/sample"));
  return found.map((each) => `only tests and scripts may import the sample (${each})`);
}

function principalFirst({ path, text }: Source): string[] {
  if (!path.startsWith("data/") || path.startsWith("data/principal") || isFree(path)) return [];
  return exportedFunctions(text)
    .filter(({ after }) => !PRINCIPALS.test(after))
    .map(({ name }) => `${name} does not take a principal first`);
}

function mintedInOnePlace({ path, text }: Source): string[] {
  if (path.startsWith("data/principal") || isFree(path)) return [];
  const found = importsOf(text).some((each) => targetOf(path, each) === "data/principal/mint");
  return found ? ["only data/principal may mint a principal"] : [];
}

function shortEnough({ path, text }: Source): string[] {
  if (/^(db\/schema|db\/sample|content|e2e)\//.test(path) || isTest(path)) return [];
  const lines = text.split("\n").length - 1;
  return lines > LONGEST ? [`${lines} lines; at most ${LONGEST}`] : [];
}

function noBarrels({ path, text }: Source): string[] {
  const barrel = /(^|\/)index\.tsx?$/.test(path) || /^export \* from/m.test(text);
  return barrel ? ["a barrel; import from the file that has the thing"] : [];
}

function namesSaySomething({ path }: Source): string[] {
  return EMPTY_NAMES.test(path) ? ["a name that says nothing"] : [];
}

function noRawMarkup({ path, text }: Source): string[] {
  return !isTest(path) && /dangerouslySetInnerHTML\s*=/.test(text) ? ["raw markup"] : [];
}

function documented({ path, text }: Source): string[] {
  if (!DOCUMENTED.some((folder) => path.startsWith(folder)) || isTest(path)) return [];
  return exportedFunctions(text)
    .filter(({ before }) => !/\*\/\s*$/.test(before))
    .map(({ name }) => `${name} has no docstring`);
}

function exportedFunctions(text: string) {
  const found = [...text.matchAll(/^export (?:async )?function (\w+)(?:<[^(]*>)?\(([\s\S]*?)\)/gm)];
  return found
    .filter((match, i) => match[1] !== found[i - 1]?.[1])
    .map((match) => ({
      name: match[1] ?? "",
      after: match[2] ?? "",
      before: text.slice(0, match.index),
    }));
}

function importsOf(text: string): string[] {
  const code = text.replace(/^\s*(\/\/|\*|\/\*).*$/gm, "");
  const found = code.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*["']([^"']+)["']/g);
  return [...found].flatMap((match) => match[1] ?? []);
}

/** The tree's own file that a specifier names, or null for a package. */
function targetOf(path: string, specifier: string): string | null {
  if (specifier.startsWith("@/")) return specifier.slice(2);
  return specifier.startsWith(".") ? normalize(join(dirname(path), specifier)) : null;
}

function layerOf(path: string): Layer | undefined {
  // The root files that Next calls are part of the edge.
  if (/^(proxy|instrumentation)\.ts$/.test(path)) return "app";
  return LAYERS.find((layer) => path.startsWith(`${layer}/`));
}

function isFree(path: string): boolean {
  return FREE.some((folder) => path.startsWith(`${folder}/`)) || isTest(path);
}

function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path);
}
