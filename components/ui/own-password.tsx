import type { FormState } from "./form-state";
import { TextInput } from "./text-input";

/** The member's own password, asked for once more before something that matters. */
export function OwnPassword({ id = "password", state }: { id?: string; state: FormState }) {
  return (
    <TextInput
      id={id}
      name="password"
      label="Your password"
      type="password"
      autoComplete="current-password"
      error={state.fields?.password}
    />
  );
}
