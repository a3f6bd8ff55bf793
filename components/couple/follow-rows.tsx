"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Follows the links of all rows without loading the whole page anew: one of it for any number of rows. */
export function FollowRows() {
  const router = useRouter();
  useEffect(() => {
    function follow(event: MouseEvent) {
      const { ctrlKey, metaKey, shiftKey, altKey, button, target } = event;
      if (event.defaultPrevented || button !== 0) return;
      // With a key held the browser does what it does with a link.
      if (ctrlKey || metaKey || shiftKey || altKey) return;
      const link = target instanceof Element ? target.closest(".caseload a[href]") : null;
      const href = link?.getAttribute("href");
      if (!href) return;
      event.preventDefault();
      router.push(href);
    }
    document.addEventListener("click", follow);
    return () => document.removeEventListener("click", follow);
  }, [router]);
  return null;
}
