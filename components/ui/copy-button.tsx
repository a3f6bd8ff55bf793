"use client";

import { useState } from "react";
import { Button, type ButtonKind } from "./button";

type Props = {
  text: string;
  label?: string;
  done?: string;
  kind?: ButtonKind;
  /** What is copied, spoken after the label where several buttons have the same. */
  of?: string;
  className?: string;
};

/** Copies a text and says so in words, to the eye and the ear. */
export function CopyButton(props: Props) {
  const { text, label = "Copy", done = "Copied", kind = "secondary", of, className } = props;
  const [said, setSaid] = useState("");
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setSaid(done);
    } catch {
      // No permission, or a page that is not served securely: the text itself stays selectable.
      setSaid("Not copied. Select the text and copy it by hand.");
    }
  }
  return (
    <span className="inline-flex items-center gap-2.5">
      <Button
        kind={kind}
        className={className}
        aria-label={of ? `${label}: ${of}` : undefined}
        onClick={copy}
      >
        {label}
      </Button>
      <span role="status" className="text-caption text-quiet">
        {said}
      </span>
    </span>
  );
}
