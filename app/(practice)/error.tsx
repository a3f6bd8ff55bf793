"use client";

import { Button } from "@/components/ui/button";
import { type FailedPage, FailedRequest } from "@/components/ui/failed-request";
import { PlainMessage } from "@/components/ui/plain-page";

export default function ErrorPage({ error, reset }: FailedPage) {
  return (
    <PlainMessage title="This page could not be shown">
      <FailedRequest error={error} />
      <Button onClick={reset}>Try again</Button>
    </PlainMessage>
  );
}
