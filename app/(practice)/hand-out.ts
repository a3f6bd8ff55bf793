import { encode } from "uqr";
import type { NewLink } from "@/data/link";
import { env } from "@/server/env";

/** A new link as it is handed out: its address, and the same as the modules of a QR code. */
export type HandOut = Omit<NewLink, "token"> & { url: string; modules: boolean[][] };

/** Makes a link ready to be shown, once. */
export function handOut({ token, ...link }: NewLink): HandOut {
  const url = new URL(`/r/${token}`, env().PUBLIC_URL).href;
  return { ...link, url, modules: encode(url, { border: 0 }).data };
}
