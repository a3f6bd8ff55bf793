/**
 * How hard an English text is to read, by the Flesch–Kincaid grade:
 * 0.39 · words per sentence + 11.8 · syllables per word − 15.59.
 *
 * Headings and labels without a full stop or question mark are left out: counted as sentences they
 * would make any text look easier than it is. Where nothing else is there, each is one sentence.
 * Syllables are estimated from spelling, so take the result as ± 1 grade.
 *
 * @param texts English texts, each ending where a sentence ends.
 * @returns US school grade, below 0 for very short plain sentences; undefined without any word.
 * @see Kincaid, Fishburne, Rogers & Chissom (1975), Derivation of new readability formulas for
 *   Navy enlisted personnel. Research Branch Report 8-75.
 */
export function readingGrade(texts: readonly string[]): number | undefined {
  const running = texts.filter((text) => /[.?!][”"’)]*$/.test(text.trim()));
  const sentences = (running.length > 0 ? running : texts)
    .flatMap((text) => text.split(/[.?!]+/))
    .map(wordsIn)
    .filter((words) => words.length > 0);
  const words = sentences.flat();
  if (words.length === 0) return undefined;
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
}

/**
 * The age in years at which a child usually reads at this grade: grade 1 starts at six, so
 * grade + 5. Never below six, where reading starts. Undefined as in `readingGrade`.
 */
export function readingAge(texts: readonly string[]): number | undefined {
  const grade = readingGrade(texts);
  return grade === undefined ? undefined : Math.max(6, Math.round(grade) + 5);
}

function wordsIn(sentence: string): string[] {
  return sentence.toLowerCase().match(/[a-z]+(?:[’'][a-z]+)*/g) ?? [];
}

/** Groups of vowels, without the silent e of -e, -es and -ed; “didn’t” has two. At least one. */
function syllablesIn(word: string): number {
  const spoken = word
    .replace(/(?<=[^aeiouyrn])n[’']t$/, "nit")
    .replace(/[’']/g, "")
    .replace(/(?<=[^aeiouy]l)e$/, "é")
    .replace(/(?<=[^td])ed$|(?<=[^szxcgh]|[^sc]h)es$|e$/, "");
  return Math.max(1, (spoken.match(/[aeiouyé]+/g) ?? []).length);
}
