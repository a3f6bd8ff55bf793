import { useSyncExternalStore } from "react";
import type { FormState } from "@/components/ui/form-state";

const nothingChanges = () => () => {};

/** Whether this browser has passkeys; null until its script has looked. */
export function usePasskeys(): boolean | null {
  return useSyncExternalStore(
    nothingChanges,
    () => typeof PublicKeyCredential === "function",
    () => null,
  );
}

/** What the browser's own dialogue came to as JSON, or the name of what went wrong in it. */
export async function answerOf(
  dialogue: () => Promise<unknown>,
): Promise<{ answer: string } | { failed: string }> {
  try {
    return { answer: JSON.stringify(await dialogue()) };
  } catch (error) {
    return { failed: error instanceof Error ? error.name : "" };
  }
}

/** A form with these fields alone. */
export function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

/** What a form shows of an action's answer that is no result. */
export function failureOf({ error, fields }: FormState, values: Record<string, string> = {}) {
  return { ...(error ? { error } : {}), ...(fields ? { fields } : {}), values };
}
