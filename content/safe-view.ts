import type { Words } from "@/domain/language";

/** What stands over the passages when both partners look at one screen, to each in their language. */
export const SAFE_VIEW: Readonly<Record<"title" | "empty", Words>> = {
  title: { en: "What you both chose to share", es: "Lo que eligieron compartir las dos personas" },
  empty: { en: "Nothing is open right now.", es: "Ahora mismo no hay nada abierto." },
};
