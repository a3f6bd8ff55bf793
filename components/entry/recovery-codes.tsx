"use client";

import { useEffect, useRef } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { CopyButton } from "@/components/ui/copy-button";

type Props = { codes: readonly string[]; next?: string };

/** New recovery codes. Shown once. */
export function RecoveryCodes({ codes, next }: Props) {
  const title = useRef<HTMLHeadingElement>(null);
  // They take the place of the form that was sent; whoever sent it is taken along.
  useEffect(() => title.current?.focus(), []);
  return (
    <section aria-labelledby="recovery-codes" className="flex w-full flex-col items-start gap-4">
      <h2 ref={title} id="recovery-codes" tabIndex={-1} className="text-ink text-section">
        Your recovery codes
      </h2>
      <p>
        Each replaces a code from your phone, once. They are shown only now: keep them on paper,
        away from your phone. Without phone and codes, access to your couples after a new password
        waits until a colleague, or whoever runs the server, lets you in.
      </p>
      <ul className="grid w-full grid-cols-2 gap-x-6 gap-y-1.5 rounded bg-wash px-4 py-3 font-mono text-ink">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-3">
        <CopyButton text={codes.join("\n")} label="Copy the codes" />
        {next ? (
          <ButtonLink kind="primary" href={next}>
            I have kept them
          </ButtonLink>
        ) : null}
      </div>
    </section>
  );
}
