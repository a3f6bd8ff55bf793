"use client";

import { Button } from "@/components/ui/button";
import { PlainMessage } from "@/components/ui/plain-page";

export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  return (
    <PlainMessage title="This page could not be shown">
      <p>Something went wrong on our side. What was saved before is still saved.</p>
      <Button onClick={reset}>Try again</Button>
    </PlainMessage>
  );
}
