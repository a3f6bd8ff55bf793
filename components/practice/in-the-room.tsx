"use client";

import { useEffect } from "react";
import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";

const CHANNEL = "in-the-room";

// Whether this document has shown a page on which it was off. The router keeps such pages for the way
// back, and they hold what is private: once it is on, every tab begins anew.
let wasOff = false;

/** Turns it on, from every page of the desk; `r` presses it. */
export function GoInTheRoom({ action }: { action: FormAction<void> }) {
  useEffect(() => {
    wasOff = true;
    const channel = new BroadcastChannel(CHANNEL);
    channel.onmessage = () => location.reload();
    return () => channel.close();
  }, []);
  return (
    <ActionForm
      action={action}
      submit="In the room"
      kind="quiet"
      className="md:-ml-4.25"
      pressedBy="r"
    />
  );
}

/** Stands over every page while it is on. No key turns it off: that is done on purpose. */
export function InTheRoom({ action }: { action: FormAction<void> }) {
  useEffect(() => {
    if (!wasOff) return;
    new BroadcastChannel(CHANNEL).postMessage("on");
    location.reload();
  }, []);
  return (
    <aside
      data-chrome
      aria-label="In the room"
      className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-ink border-b bg-wash px-4 py-2.5 md:px-11"
    >
      <p className="max-w-prose text-caption">
        <strong className="font-medium">In the room.</strong> Flags, notes, predictions, entered
        measures and answers for you only are on no screen. What else was sent to you still is; the
        safe view shows only what both released.
      </p>
      <ActionForm action={action} submit="Turn off in the room" kind="secondary" className="" />
    </aside>
  );
}
