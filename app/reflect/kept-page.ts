import type { ClientWords } from "@/content/words/words";
import type { Language } from "@/domain/language";
import { escapeHtml } from "./escape";

export type KeptPage = {
  language: Language;
  words: ClientWords;
  /** Why it was not taken. */
  sentence: string;
  /** What was typed, and how one goes on with it; absent where nothing was. */
  typed?: { text: string; advice: string; again?: Readonly<Record<string, string>> } | undefined;
  /** That nobody is watching, and whom to call; nothing where nobody can write. */
  watch?: readonly string[];
  /** Where a link leads on; absent where there is nowhere to go. */
  to?: string | undefined;
  /** A page to look at first, in a tab of its own. */
  look?: string | undefined;
  nonce: string | null;
};

/**
 * The answer to a form that could not be taken, for a browser without script: a whole page that
 * gives back what was typed. It is written out here because words that were not saved may pass
 * through no address, cookie or table, so no redirect can carry them to one of the room's pages.
 */
export function keptPage(page: KeptPage): string {
  const { language, words, sentence, typed, watch = [], to, look, nonce } = page;
  const { kept, leave, pageTitle, step } = words;
  const area = typed
    ? `<p>${escapeHtml(typed.advice)}</p>
<textarea name="given" rows="12" aria-label="${escapeHtml(kept.label)}" autocomplete="off" spellcheck="false"${typed.again ? "" : " readonly"}>
${escapeHtml(typed.text)}</textarea>`
    : "";
  const again = typed?.again
    ? `${Object.entries(typed.again)
        .map(
          ([name, value]) =>
            `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
        )
        .join("")}<button name="intent" value="continue">${escapeHtml(step.next)}</button>`
    : "";
  const first = look
    ? `<p><a href="${escapeHtml(look)}" target="_blank">${escapeHtml(kept.look)}</a></p>`
    : "";
  const link = to ? `<p><a href="${escapeHtml(to)}">${escapeHtml(kept.returnTo)}</a></p>` : "";
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="same-origin">
<title>${escapeHtml(pageTitle)}</title>
<style${nonce ? ` nonce="${escapeHtml(nonce)}"` : ""}>${STYLE}</style>
</head>
<body>
<main>
<a class="leave" href="/leave">${escapeHtml(leave)}</a>
<h1>${escapeHtml(kept.heading)}</h1>
<p>${escapeHtml(sentence)}</p>
${first}
<form method="post" action="/reflect/answer">${area}${again}</form>
${watch.map((line) => `<p>${escapeHtml(line)}</p>`).join("\n")}
${link}</main>
</body>
</html>`;
}

// The room's paper and ink, without its fonts and its style sheet, whose address only pages know.
const STYLE = `
:root{color-scheme:light dark;--sheet:light-dark(oklch(.995 .003 85),oklch(.238 .015 265));--paper:light-dark(oklch(.978 .008 85),oklch(.2 .014 265));--ink:light-dark(oklch(.27 .025 265),oklch(.93 .01 85));--edge:light-dark(oklch(.63 .012 85),oklch(.56 .015 265))}
*{box-sizing:border-box}
body{margin:0;background:var(--sheet);color:var(--ink);font:1rem/1.55 system-ui,sans-serif}
main{max-width:26rem;margin:0 auto;padding:1rem 1.5rem 2rem}
h1{font:500 1.5rem/1.25 Georgia,serif;margin:1.5rem 0 .5rem}
textarea,button{width:100%;font:1.0625rem/1.6 Georgia,serif;padding:.75rem 1rem;border:1px solid var(--edge);border-radius:.625rem;background:var(--paper);color:inherit}
button{margin-top:1rem;font:500 1rem/1.5 system-ui,sans-serif;background:var(--ink);color:var(--sheet)}
a{color:inherit;display:inline-block;padding:.625rem 0}
.leave{display:block;width:fit-content;margin-left:auto;padding:.625rem 1rem;border:1px solid var(--edge);border-radius:.625rem;text-decoration:none}
`;
