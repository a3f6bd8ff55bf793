"use client";

import { useEffect, useRef } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { CopyButton } from "@/components/ui/copy-button";
import { Mark } from "@/components/ui/mark";
import { QrCode } from "@/components/ui/qr-code";
import type { PartnerMark } from "@/domain/series";

export type HandedOut = {
  linkId: string;
  mark: PartnerMark;
  name: string;
  safeContact: string;
  url: string;
  modules: boolean[][];
};

type Props = { links: readonly HandedOut[]; next?: string };

/** New links, each beside the person it is for and how it is safe to reach them. Shown once. */
export function LinkPanels({ links, next }: Props) {
  const title = useRef<HTMLHeadingElement>(null);
  // They take the place of the form that was sent; whoever sent it is taken along.
  useEffect(() => title.current?.focus(), []);
  return (
    <section aria-labelledby="links" className="flex flex-col gap-6">
      <h2 ref={title} id="links" tabIndex={-1} className="text-section">
        {links.length > 1 ? "Two links, one for each partner" : "The link"}
      </h2>
      <p className="max-w-prose text-quiet">
        Each link opens one partner’s own pages. They are shown this once: only a fingerprint of
        them is kept. A lost one is replaced by “Make a new link”.
      </p>
      <div className="grid gap-8 lg:grid-cols-2">
        {links.map((link) => (
          <article
            key={link.linkId}
            className="flex flex-col gap-4 rounded border border-hairline bg-sheet p-6"
          >
            <h3 className="flex items-center gap-2.5 font-serif text-lead">
              <Mark shape={link.mark} /> For {link.name} only
            </h3>
            <p className="border-edge border-l-2 pl-3">
              <span className="block text-caption text-quiet">How and when it is safe</span>
              {link.safeContact || "Nothing recorded. Ask before you send anything."}
            </p>
            <p className="break-all rounded bg-wash px-3 py-2 font-mono text-caption">{link.url}</p>
            <CopyButton text={link.url} label={`Copy the link for ${link.name}`} />
            <QrCode modules={link.modules} label={`QR code of the link for ${link.name}`} />
          </article>
        ))}
      </div>
      <p className="max-w-prose">
        Before you send: is each link going to the right person, in the way agreed with that person?
      </p>
      {next ? (
        <div>
          <ButtonLink kind="primary" href={next}>
            Done
          </ButtonLink>
        </div>
      ) : null}
    </section>
  );
}
