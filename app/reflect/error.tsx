"use client";

import { useEffect } from "react";

/**
 * A page that failed while it was drawn. It carries no words of its own, which every page would have
 * to load: it goes to the page that says what happened.
 */
export default function ErrorPage() {
  useEffect(() => {
    const lang = document.querySelector("header[lang]")?.getAttribute("lang");
    location.replace(lang ? `/reflect/failed?lang=${lang}` : "/reflect/failed");
  }, []);
  return null;
}
