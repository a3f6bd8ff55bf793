import { type ClientWords, fill } from "@/content/words/words";
import type { PastReflection } from "@/data/history";
import type { Room } from "@/data/room";
import { escapeHtml } from "../escape";
import { dayIn } from "../sharing";
import { pastOf, policyIn } from "./past";

/** Everything as data. "<" is written as an escape, so that no reader takes it for markup. */
export function asJson(past: readonly PastReflection[], { language }: Room): string {
  const reflections = past.map((each) => ({
    title: each.title[language],
    sentAt: each.sentAt,
    withdrawnAt: each.withdrawnAt,
    policy: policyIn(each, language),
    answers: each.answers.flatMap(({ prompt, own, before, released }) =>
      own.answer === "elsewhere"
        ? []
        : [{ question: prompt.title[language], key: prompt.key, ...own.answer, before, released }],
    ),
  }));
  return JSON.stringify({ reflections }, null, 2).replaceAll("<", "\\u003c");
}

/**
 * Everything as a page to read: no script, no address, and each answer in quotation marks, so that
 * a table program that opens it finds no formula.
 */
export function asPage(past: readonly PastReflection[], words: ClientWords, room: Room): string {
  const { download, history } = words;
  const parts = past.map((each) => {
    const shown = pastOf(each, words, room);
    const answers = shown.items.map(
      (item) => `<dt>${escapeHtml(item.title)}</dt>
${[item.answer, ...item.before.map((text) => `${history.earlier} ${text}`)]
  .map((text) => `<dd>“${escapeHtml(text)}”</dd>`)
  .join("\n")}`,
    );
    return `<section>
<h2>“${escapeHtml(shown.title)}”</h2>
<p>${escapeHtml(fill(history.sent, { day: dayIn(room, each.sentAt) }))}</p>
${shown.withdrawn ? `<p>${escapeHtml(shown.withdrawn)}</p>` : ""}
<dl>${answers.join("\n")}</dl>
<p>${escapeHtml(history.policy)}</p>
<p>“${escapeHtml(shown.policy)}”</p>
</section>`;
  });
  return `<!doctype html>
<html lang="${room.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(words.pageTitle)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(download.title)}</h1>
${parts.join("\n")}
</main>
</body>
</html>
`;
}

const STYLE = `
:root{color-scheme:light dark}
body{margin:0;font:1rem/1.6 Georgia,serif}
main{max-width:38rem;margin:0 auto;padding:1.5rem}
section{border-top:1px solid;margin-top:2rem;page-break-inside:avoid}
dt{margin-top:1rem;font:.9rem/1.5 system-ui,sans-serif}
dd{margin:.25rem 0 0;white-space:pre-line}
`;
