import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button-link";
import { PlainMessage } from "@/components/ui/plain-page";

export const metadata: Metadata = { title: "Nothing to show here" };

/** Foreign and missing look the same. */
export default function NotFound() {
  return (
    <PlainMessage title="Nothing to show here">
      <p>The address may be mistyped, or what was here may have been moved or closed.</p>
      <ButtonLink href="/couples">Back to the caseload</ButtonLink>
    </PlainMessage>
  );
}
