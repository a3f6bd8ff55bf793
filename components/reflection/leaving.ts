/** What is said as Shift is pressed, and while the way out is taken. */
export type LeaveWords = { two: string; one: string; expired: string; going: string };

const ENOUGH = 3;
const PATIENCE_MS = 5000;

/** Listens for the ways out of the room until it is told to stop; returns how to stop. */
export function leaveWays(root: HTMLElement, words: LeaveWords) {
  const lines = root.querySelectorAll("[data-said], [data-shown]");
  const over = new AbortController();
  const { signal } = over;
  let presses = 0;
  let withShift = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function say(sentence: string) {
    const count = "●".repeat(presses) + "○".repeat(ENOUGH - presses);
    for (const line of lines) {
      // For the ear the sentence alone; for the eye also how far it is.
      const seen = line.hasAttribute("data-shown") && sentence && presses > 0;
      line.textContent = seen ? `${count} ${sentence}` : sentence;
    }
  }

  /** Begins to count anew; what was counted is called off aloud when it only took too long. */
  function forget(late: boolean) {
    clearTimeout(timer);
    presses = 0;
    say(late ? words.expired : "");
    if (late) timer = setTimeout(() => forget(false), PATIENCE_MS);
  }

  function released({ key, shiftKey }: KeyboardEvent) {
    // A capital letter lets go of two keys: of its own, with Shift still down, and of Shift.
    if (key === "Shift" && !withShift) {
      presses += 1;
      if (presses === ENOUGH) return go();
      say(presses === 1 ? words.two : words.one);
      clearTimeout(timer);
      timer = setTimeout(() => forget(true), PATIENCE_MS);
    } else if (presses > 0) forget(false);
    withShift = shiftKey;
  }

  function go() {
    hide();
    const cover = document.createElement("div");
    cover.dataset.cover = "";
    cover.setAttribute("role", "alert");
    document.body.append(cover);
    cover.textContent = words.going;
    location.replace("/leave");
  }

  addEventListener("keyup", released, { signal });
  addEventListener(
    "click",
    (event) => {
      const link = event.target instanceof Element && event.target.closest('a[href="/leave"]');
      if (!link) return;
      event.preventDefault();
      go();
    },
    { signal, capture: true },
  );
  // Whatever is kept of this page for the Back button is kept hidden, and asked for anew.
  addEventListener("pagehide", hide, { signal });
  addEventListener("pageshow", (event) => event.persisted && location.reload(), { signal });
  return () => {
    clearTimeout(timer);
    over.abort();
  };
}

function hide() {
  document.documentElement.dataset.left = "";
}
