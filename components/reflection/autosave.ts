import { fieldsOf, handIn, waitAfter } from "./sending";

export type Said =
  | "trying"
  | "offline"
  | { savedAt: Date }
  | { refused: string; look?: string | undefined };

const PAUSE_MS = 1200;

/**
 * Keeps what is typed on the server, a moment after the typing stops, and says how that went.
 * One request at a time, so that an older text never arrives after a newer one.
 */
export function autosaving(form: HTMLFormElement, say: (said: Said) => void) {
  let dirty = false;
  let tries = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let underWay: Promise<void> = Promise.resolve();

  function later(ms: number) {
    clearTimeout(timer);
    timer = setTimeout(save, ms);
  }

  async function saveOnce(keepalive: boolean) {
    if (!dirty) return;
    dirty = false;
    const fields = fieldsOf(form);
    fields.set("intent", "autosave");
    const reply = await handIn(form.action, fields, { keepalive });
    if (reply.kind === "taken") {
      tries = 0;
      if (!dirty) say({ savedAt: reply.savedAt });
    } else if (reply.kind === "refused") {
      // The same text would be refused again: wait until it changes.
      say({ refused: reply.sentence, look: reply.look });
    } else {
      dirty = true;
      tries += 1;
      say(navigator.onLine ? "trying" : "offline");
      later(waitAfter(tries));
    }
  }

  function save(keepalive = false) {
    clearTimeout(timer);
    underWay = underWay.then(() => saveOnce(keepalive));
    return underWay;
  }

  return {
    typed() {
      dirty = true;
      later(PAUSE_MS);
    },
    /** Now rather than in a moment: the connection is back, or the page goes out of sight. */
    hurry(keepalive = false) {
      if (dirty) save(keepalive);
    },
    /** Whether something typed has not reached the server. */
    get unsaved() {
      return dirty;
    },
    /** No more saving by itself: the form is about to be handed in. Resolves when none is under way. */
    rest() {
      clearTimeout(timer);
      dirty = false;
      return underWay;
    },
  };
}
