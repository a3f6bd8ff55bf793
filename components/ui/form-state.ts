/** What a form shows after it was sent: what went wrong, and what was typed, so nothing is lost. */
export type FormState<Result = unknown> = {
  error?: string;
  fields?: Readonly<Record<string, string>>;
  values?: Readonly<Record<string, string | string[]>>;
  /** It went through; `result` is what came of it, if anything did. */
  done?: true;
  result?: Result;
};

/** A server action as a form calls it. */
export type FormAction<Result = unknown> = (
  before: FormState<Result>,
  form: FormData,
) => Promise<FormState<Result>>;

/** Props of one field: its name, what was typed (or `initial`), and its error. */
export function fieldOf(state: FormState, name: string, initial = "") {
  const typed = state.values?.[name];
  return {
    name,
    defaultValue: typeof typed === "string" ? typed : initial,
    error: state.fields?.[name],
  };
}
