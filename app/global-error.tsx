"use client";

import "./globals.css";
import { Button } from "@/components/ui/button";
import { PlainPage } from "@/components/ui/plain-page";

/** Takes the place of the root layout when that itself fails, so it brings its own document. */
export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="en">
      <body className="min-h-dvh bg-paper font-sans text-ink antialiased">
        <title>This page could not be shown</title>
        <PlainPage title="This page could not be shown">
          <p>Something went wrong on our side. What was saved before is still saved.</p>
          <Button onClick={reset}>Try again</Button>
        </PlainPage>
      </body>
    </html>
  );
}
