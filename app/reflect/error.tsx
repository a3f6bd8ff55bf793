"use client";

import { useEffect } from "react";

/**
 * A page that failed while it was drawn. It carries no words of its own, which every page would have
 * to load: it goes to the page that says what happened.
 */
export default function ErrorPage({ error }: { error: Error & { digest?: string } }) {
  useEffect(() => {
    const lang = document.querySelector("header[lang]")?.getAttribute("lang");
    const query = new URLSearchParams({ ...(lang && { lang }), request: error.digest ?? "" });
    location.replace(`/reflect/failed?${query}`);
  }, [error]);
  return null;
}
