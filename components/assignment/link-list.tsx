"use client";

import { useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { Mark } from "@/components/ui/mark";
import type { PartnerMark } from "@/domain/series";
import { dayOf, inSentence, momentOf } from "@/domain/when";
import { type HandedOut, LinkPanels } from "./link-panels";

type Change = "revoke" | "restore" | "pause" | "resume" | "extend" | "shorten";
type LinkState = "live" | "paused" | "revoked" | "expired";
type Link = {
  id: string;
  mark: PartnerMark;
  name: string;
  safeContact: string;
  expiresAt: Date;
  state: LinkState;
  startedAt: Date | null;
  misdelivery: { at: Date } | null;
};
type Props = {
  links: readonly Link[];
  coupleId: string;
  timeZone: string;
  now: Date;
  change: FormAction<Change>;
  reissue: FormAction<HandedOut>;
};

const WORDS: Record<Change, string> = {
  revoke: "Revoke",
  restore: "Undo revoking",
  pause: "Pause",
  resume: "Undo pausing",
  extend: "Extend by 14 days",
  shorten: "Undo extending",
};

const MAY: Record<LinkState, readonly Change[]> = {
  live: ["pause", "extend", "revoke"],
  paused: ["resume", "revoke"],
  revoked: ["restore"],
  expired: ["extend", "revoke"],
};

/** An assignment's links with what can be done to each; whatever is done offers its way back. */
export function LinkList({ links, coupleId, timeZone, now, change, reissue }: Props) {
  const [made, setMade] = useState<HandedOut | null>(null);
  const [extended, setExtended] = useState<string | null>(null);
  const replace: FormAction<HandedOut> = async (before, form) => {
    const state = await reissue(before, form);
    if (state.result) setMade(state.result);
    return state;
  };
  const alter: FormAction<Change> = async (before, form) => {
    const state = await change(before, form);
    if (state.result) setExtended(state.result === "extend" ? String(form.get("linkId")) : null);
    return state;
  };
  return (
    <div className="flex flex-col gap-8">
      {made ? <LinkPanels links={[made]} /> : null}
      <ul className="grid gap-8 md:grid-cols-2">
        {links.map((link) => (
          <li
            key={link.id}
            className="flex flex-col gap-3 border-hairline max-md:not-first:border-t max-md:not-first:pt-4"
          >
            <h3 className="flex items-center gap-2 font-medium">
              <Mark shape={link.mark} /> {link.name}
            </h3>
            <p className="text-caption text-quiet">
              {link.safeContact || "No safe-contact words recorded."}
            </p>
            <p>{standing(link, (at) => dayOf(at, timeZone, now))}</p>
            {link.misdelivery ? (
              <p data-private className="border-edge border-l-2 pl-3">
                Opened {inSentence(momentOf(link.misdelivery.at, timeZone, now))} by somebody who
                said it was not for them.
                {link.state === "revoked"
                  ? ""
                  : ` Ask ${link.name} alone where it went before you hand out a new one.`}
              </p>
            ) : null}
            <div className="flex flex-wrap gap-2">
              {[...MAY[link.state], ...(extended === link.id ? (["shorten"] as const) : [])].map(
                (each) => (
                  <ActionForm
                    key={each}
                    action={alter}
                    submit={WORDS[each]}
                    kind="secondary"
                    className=""
                  >
                    {() => <Ids coupleId={coupleId} linkId={link.id} change={each} />}
                  </ActionForm>
                ),
              )}
              <ActionForm action={replace} submit="Make a new link" kind="secondary" className="">
                {() => <Ids coupleId={coupleId} linkId={link.id} />}
              </ActionForm>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Ids({ coupleId, linkId, change }: { coupleId: string; linkId: string; change?: Change }) {
  return (
    <>
      <input type="hidden" name="coupleId" value={coupleId} />
      <input type="hidden" name="linkId" value={linkId} />
      {change ? <input type="hidden" name="change" value={change} /> : null}
    </>
  );
}

function standing({ state, expiresAt, startedAt }: Link, day: (at: Date) => string): string {
  const opened = startedAt ? `First started ${day(startedAt)}.` : "Not started yet.";
  if (state === "revoked") return "Revoked: it opens nothing.";
  if (state === "expired") return `Expired ${day(expiresAt)}.`;
  if (state === "paused") return `Paused: it opens nothing for now. ${opened}`;
  return `${opened} Works until ${day(expiresAt)}.`;
}
