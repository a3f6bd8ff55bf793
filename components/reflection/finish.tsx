import type { ComponentProps } from "react";
import { Button } from "@/components/ui/button";

type Props = { label: string; link: string; kind?: ComponentProps<typeof Button>["kind"] };

/** Ends the sign-in: what the passphrase opened closes with it, and nothing more can be corrected. */
export function Finish({ label, link, kind = "primary" }: Props) {
  return (
    <form method="post" action="/reflect/finish">
      <input type="hidden" name="link" value={link} />
      <Button type="submit" kind={kind} size="room">
        {label}
      </Button>
    </form>
  );
}
