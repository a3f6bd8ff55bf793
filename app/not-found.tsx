import type { Metadata } from "next";
import { PlainPage } from "@/components/ui/plain-page";

/** Whoever mistyped a client's address may be a client: the tab says no more than on their pages. */
export const metadata: Metadata = { title: { absolute: "Page" } };

/** Also what a stranger sees: it names neither the product's purpose nor what was looked for. */
export default function NotFound() {
  return (
    <PlainPage title="Nothing to show here">
      <p>The address may be mistyped, or what was here may have been moved or closed.</p>
    </PlainPage>
  );
}
