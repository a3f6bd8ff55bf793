"use client";

import "./globals.css";
import { Button } from "@/components/ui/button";
import { type FailedPage, FailedRequest } from "@/components/ui/failed-request";
import { PlainPage } from "@/components/ui/plain-page";

/** Takes the place of the root layout when that itself fails, so it brings its own document. */
export default function GlobalError({ error, reset }: FailedPage) {
  return (
    <html lang="en">
      <body className="min-h-dvh bg-paper font-sans text-ink antialiased">
        <title>This page could not be shown</title>
        <PlainPage title="This page could not be shown">
          <FailedRequest error={error} />
          <Button onClick={reset}>Try again</Button>
        </PlainPage>
      </body>
    </html>
  );
}
