/** Keys that press what the page gives them: assign, prepare, in the room. */
const FOLLOWED = ["a", "p", "r"];

/** Where single letters are text, not commands. */
const WRITING = "input, textarea, select, [contenteditable]";

function move(step: 1 | -1): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-row]:not([hidden])")];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[at === -1 ? (step === 1 ? 0 : rows.length - 1) : at + step];
  const link = next?.querySelector<HTMLElement>("a[href]");
  // Focus itself moves, so Enter opens by the browser's own rules.
  link?.focus();
  link?.scrollIntoView({ block: "nearest" });
  return Boolean(link);
}

/** The row in hand comes first, then the page, then what stands around every page, then any row. */
function follow(key: string): boolean {
  const inRow = document.activeElement?.closest("[data-row]");
  const all = [...document.querySelectorAll<HTMLElement>(`[data-key="${key}"]`)];
  const outside = all.filter((each) => !each.closest("[data-row]"));
  const target =
    all.find((each) => inRow?.contains(each)) ??
    outside.find((each) => each.closest("main")) ??
    outside[0] ??
    all[0];
  target?.click();
  return Boolean(target);
}

function search(): boolean {
  const box = document.querySelector<HTMLElement>("[data-search], input[type=search]");
  box?.focus();
  return Boolean(box);
}

/** Does what a key stands for; true when it was one of ours. `on` false leaves only `?`. */
export function act(event: KeyboardEvent, on: boolean): boolean {
  const target = event.target instanceof Element ? event.target : null;
  if (event.ctrlKey || event.metaKey || event.altKey || target?.closest(WRITING)) return false;
  if (document.querySelector("dialog[open]")) return false;
  if (event.key === "?") return true;
  if (!on) return false;
  if (event.key === "j") return move(1);
  if (event.key === "k") return move(-1);
  if (event.key === "/") return search();
  if (FOLLOWED.includes(event.key)) return follow(event.key);
  return false;
}
