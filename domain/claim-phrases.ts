import type { Language } from "./language";
import type { UsualRange } from "./usual-range";

type Latest = { latest: number; where: UsualRange["latest"]; low: string; high: string };

/** The sentences of the claim ladder in one language; numbers come as they are to be printed. */
export type ClaimPhrases = {
  nothing: string;
  none: string;
  noNumber: string;
  noneToday: string;
  reworded: string;
  lighter: string;
  /** Both halves of a median's answers share one. */
  inBoth: string;
  decimalPoint: string;
  answers: (n: number) => string;
  unknown: (times: number) => string;
  dots: (answers: string, values: readonly number[]) => string;
  range: (answers: string, low: number, high: number, latest: number) => string;
  medians: (answers: string, first: number, latest: number) => string;
  unclear: (n: number) => string;
  direction: (verb: "rises" | "falls", perWeek: string, n: number, ends: string[]) => string;
  latest: (of: Latest) => string;
};

const WORDS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];
const NUMEROS = [
  ...["Ninguna", "Una", "Dos", "Tres", "Cuatro", "Cinco", "Seis", "Siete", "Ocho", "Nueve"],
];

const en: ClaimPhrases = {
  nothing: "No answers yet. The weekly check-in brings the first.",
  none: "No answers yet.",
  noNumber: "No number yet.",
  noneToday: "No answers yet to the question as it is asked now.",
  reworded: "The question was worded anew; answers before that stand apart.",
  lighter: "Lighter marks come from other exercises and are not counted.",
  inBoth: "One answer is in both.",
  decimalPoint: ".",
  answers: (n) => `${WORDS[n] ?? n} ${n === 1 ? "answer" : "answers"}`,
  unknown: (times) => `Said “don’t know yet” ${["", "once", "twice"][times] ?? `${times} times`}.`,
  dots: (answers, values) => `${answers}: ${values.join(" and ")}. Too early to see a pattern.`,
  range: (answers, low, high, latest) =>
    `${answers}, ${low === high ? `all ${low}` : `between ${low} and ${high}`}. Latest ${latest}.`,
  medians: (answers, first, latest) =>
    `${answers}. Median of the first three ${first}, of the latest three ${latest}; this could be chance.`,
  unclear: (n) => `No clear direction over ${n} answers.`,
  direction: (verb, perWeek, n, ends) =>
    `Tends to ${verb === "rises" ? "rise" : "fall"}: about ${perWeek} a week over ${n} answers (${ends.join(" to ")}).`,
  latest: ({ latest, where, low, high }) =>
    `Latest ${latest}, ${where} the own usual range of ${low} to ${high}.`,
};

const ENTRE = { below: "por debajo de", within: "dentro de", above: "por encima de" };

const es: ClaimPhrases = {
  nothing: "Todavía no hay respuestas. La primera llega con «Una mirada a la semana».",
  none: "Todavía no hay respuestas.",
  noNumber: "Todavía no hay ningún número.",
  noneToday: "Todavía no hay respuestas a la pregunta tal como se hace ahora.",
  reworded: "La pregunta se redactó de nuevo; las respuestas anteriores van aparte.",
  lighter: "Las marcas tenues vienen de otros ejercicios y no se cuentan.",
  inBoth: "Una respuesta está en los dos grupos.",
  decimalPoint: ",",
  answers: (n) => `${NUMEROS[n] ?? n} ${n === 1 ? "respuesta" : "respuestas"}`,
  unknown: (times) =>
    `La respuesta fue «todavía no lo sé» ${times === 1 ? "una vez" : times === 2 ? "dos veces" : `${times} veces`}.`,
  dots: (answers, values) =>
    `${answers}: ${values.join(" y ")}. Es pronto para ver si hay un patrón.`,
  range: (answers, low, high, latest) =>
    `${answers}, ${low === high ? `siempre ${low}` : `entre ${low} y ${high}`}. La última: ${latest}.`,
  medians: (answers, first, latest) =>
    `${answers}. Mediana de las tres primeras: ${first}; de las tres últimas: ${latest}. Podría ser casualidad.`,
  unclear: (n) => `Sin una dirección clara en ${n} respuestas.`,
  direction: (verb, perWeek, n, ends) =>
    `Tiende a ${verb === "rises" ? "subir" : "bajar"}: alrededor de ${perWeek} por semana en ${n} respuestas (de ${ends.join(" a ")}).`,
  latest: ({ latest, where, low, high }) =>
    `La última: ${latest}, ${ENTRE[where]} la franja habitual propia, de ${low} a ${high}.`,
};

/** The ladder's sentences, by the language of whoever reads them. */
export const CLAIM_PHRASES: Readonly<Record<Language, ClaimPhrases>> = { en, es };

/** How directions come about and how often they would be wrong, for whoever asks. */
export const METHOD: Readonly<Record<Language, string>> = {
  en: "Self-ratings, 0 to 10, not a validated scale. A direction is named only from thirteen answers on, when a rank test that allows for chance, ties and one week resembling the next holds at each of the last four answers, corrected over all six series, and the change is at least 1.5 points. In simulated couples in whom nothing changes, 2 to 16 in a hundred are at some time of a year told a direction that is chance alone. A change of 3 points over 30 answers is named in 16 to 19 of a hundred, one of 6 points in 51 to 92: the more one week resembles the next, the fewer.",
  es: "Autovaloraciones de 0 a 10; no son una escala validada. Solo se nombra una dirección a partir de trece respuestas, cuando una prueba de rangos que tiene en cuenta la casualidad, los empates y que una semana se parezca a la siguiente se cumple en cada una de las últimas cuatro respuestas, corregida para las seis series, y la diferencia es de al menos 1,5 puntos. En parejas simuladas en las que nada cambia, entre 2 y 16 de cada cien reciben en algún momento del año una dirección que es pura casualidad. Un cambio de 3 puntos en 30 respuestas se nombra en 16 a 19 de cada cien; uno de 6 puntos, en 51 a 92: cuanto más se parece una semana a la siguiente, en menos.",
};
