"use client";

import { useEffect } from "react";

/** Opens the folded round that an address points into, as when coming from a chart. */
export function OpenTarget() {
  useEffect(() => {
    function open() {
      const target = document.getElementById(location.hash.slice(1));
      const round = target?.closest("details");
      if (!target || !round) return;
      round.open = true;
      target.scrollIntoView({ block: "start" });
    }
    open();
    addEventListener("hashchange", open);
    return () => removeEventListener("hashchange", open);
  }, []);
  return null;
}
