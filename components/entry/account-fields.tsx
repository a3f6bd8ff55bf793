import { type FormState, fieldOf } from "@/components/ui/form-state";
import { TextInput } from "@/components/ui/text-input";

/** Who a new member is, and how they sign in. */
export function AccountFields({ state, name }: { state: FormState; name: string }) {
  return (
    <>
      <TextInput
        label="Your name"
        hint="As clients know you; their pages say who reads."
        {...fieldOf(state, name)}
      />
      <TextInput
        label="Your e-mail"
        type="email"
        autoComplete="username"
        {...fieldOf(state, "email")}
      />
      <TextInput
        label="Password"
        hint="At least 12 characters; a few unrelated words do well."
        type="password"
        autoComplete="new-password"
        {...fieldOf(state, "password")}
      />
    </>
  );
}
