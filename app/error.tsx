"use client";

import { Button } from "@/components/ui/button";
import { type FailedPage, FailedRequest } from "@/components/ui/failed-request";
import { PlainPage } from "@/components/ui/plain-page";

export default function ErrorPage({ error, reset }: FailedPage) {
  return (
    <PlainPage title="This page could not be shown">
      <FailedRequest error={error} />
      <Button onClick={reset}>Try again</Button>
    </PlainPage>
  );
}
