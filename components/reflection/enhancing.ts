import type { useRouter } from "next/navigation";
import type { Language } from "@/domain/language";
import { autosaving, type Said as Saved } from "./autosave";
import { clockTime } from "./clock";
import { fieldsOf, handIn } from "./sending";

export type Said = Saved | "notMoved";

type Means = {
  router: ReturnType<typeof useRouter>;
  say: (said: Said) => void;
  autosave: boolean;
  idleMinutes: number;
};

// How script brought us to the screen that is about to show; a new page starts at its own top.
// Kept at the document: every page's bundle has its own copy of this module.
const arriving = () => document.documentElement.dataset;

/** Makes a screen that script brought begin as a page does: at its title, after a breath. */
export function arrive(room: HTMLElement, language: Language, { refresh }: Means["router"]) {
  document.documentElement.lang = language;
  for (const time of room.querySelectorAll("time")) {
    time.textContent = clockTime(new Date(time.dateTime), language);
  }
  const how = arriving().came;
  delete arriving().came;
  if (!how) return;
  // Back and forward show what is true now, never what was on the screen before.
  if (how === "back") refresh();
  room.querySelector("h1")?.focus({ preventScroll: true });
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  room.animate([{ opacity: 0 }, { opacity: 1 }], { duration: 1000, easing: "ease-out" });
}

/** Listens to a room until it is left; returns how to stop. */
export function enhance(room: HTMLElement, { router, say, autosave, idleMinutes }: Means) {
  const form = room.querySelector<HTMLFormElement>("form[data-hand-in]");
  const saving = form && autosave ? autosaving(form, say) : null;
  const over = new AbortController();
  const { signal } = over;
  let handing = false;
  let alive = Date.now();

  function go(next: string, anew: boolean) {
    // In another language all of the page is another, its frame too.
    if (anew) return location.assign(next);
    arriving().came = "on";
    // Once sent, the page that held the words must not stay in this tab's memory.
    if (form?.dataset.handIn === "last") location.replace(next);
    else router.push(next);
  }

  async function submit(event: SubmitEvent) {
    if (event.target !== form || !form) return;
    event.preventDefault();
    if (handing) return;
    handing = true;
    const fields = fieldsOf(form, event.submitter);
    const anew = fields.has("language");
    await saving?.rest();
    const reply = await handIn(form.action, fields);
    if (reply.kind === "taken") return go(reply.next, anew);
    handing = false;
    if (reply.kind === "refused") return say({ refused: reply.sentence, look: reply.look });
    saving?.typed();
    say(navigator.onLine ? "notMoved" : "offline");
  }

  function follow(event: MouseEvent) {
    const link = event.target instanceof Element ? event.target.closest("a[data-soft]") : null;
    if (!(link instanceof HTMLAnchorElement)) return;
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    arriving().came = "on";
    router.push(link.pathname + link.search);
  }

  function closeIfForgotten() {
    if (Date.now() - alive < idleMinutes * 60_000 || saving?.unsaved) return;
    location.replace(`/reflect/ended?page=closed&lang=${document.documentElement.lang}`);
  }

  const lively = () => {
    alive = Date.now();
  };
  const seen = () => {
    if (document.visibilityState === "hidden") saving?.hurry(true);
    else closeIfForgotten();
  };
  room.addEventListener("submit", submit, { signal });
  room.addEventListener("click", follow, { signal });
  room.addEventListener("input", () => saving?.typed(), { signal });
  for (const sign of ["input", "pointerdown", "keydown"])
    room.addEventListener(sign, lively, { signal });
  document.addEventListener("visibilitychange", seen, { signal });
  addEventListener("online", () => saving?.hurry(), { signal });
  // Stays until the document goes: it must not miss whoever turns back while a screen changes.
  window.onpopstate = () => {
    arriving().came = "back";
  };
  const forgotten = setInterval(closeIfForgotten, 30_000);
  return () => {
    clearInterval(forgotten);
    over.abort();
  };
}
