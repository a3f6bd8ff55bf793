"use client";

import { Button } from "./button";

/** Opens the browser's own way to print or to keep as PDF. */
export function PrintButton() {
  return (
    <Button kind="primary" onClick={() => window.print()}>
      Print or keep as PDF
    </Button>
  );
}
