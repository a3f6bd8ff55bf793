import { CAPACITY_NAMES, type Capacity } from "@/domain/capacity";
import type { Slip } from "@/domain/core-series";
import type { Language } from "@/domain/language";
import type { SlipStep } from "@/domain/slip";

/** What charts and tables of self-ratings say of themselves. */
export type TrendWords = {
  selfRatings: string;
  /** Under the charts: what is rated, and what ticks, gaps, bands and strokes are. */
  scale: string;
  table: (name: string) => string;
  noNumbers: (name: string) => string;
  date: string;
  landed: string;
  unknown: string;
  otherExercise: string;
  earlierWording: string;
  series: string;
  inDates: string;
  inAll: string;
  maySay: string;
  counts: string;
  slipped: string;
  slips: Readonly<Record<Slip, string>>;
  lanes: Readonly<Record<SlipStep, string>>;
  noAnswers: string;
  slipCounts: (of: Readonly<Record<Slip, number>>) => string;
  drawn: (latest: number) => string;
  notDrawn: string;
  strip: string;
  noneInDates: string;
};

const en: TrendWords = {
  selfRatings: "self-ratings",
  scale:
    "Self-ratings, 0 to 10, not a validated scale. Ticks under the axis are sessions; a gap is a week without an answer. A shaded band is the range named under its chart, two thick strokes are the medians named there.",
  table: (name) => `${name}: self-ratings, 0 to 10`,
  noNumbers: (name) => `${name}: no numbers.`,
  date: "Date",
  landed: "Safe after speaking",
  unknown: "don’t know yet",
  otherExercise: "other exercise",
  earlierWording: "earlier wording",
  series: "Series",
  inDates: "Answers in these dates",
  inAll: "In all",
  maySay: "What may be said, over all of them",
  counts: "Answers in each series, and what they say",
  slipped: "which step slipped",
  slips: {
    ...{ knowing: "knowing", saying: "saying", receiving: "receiving" },
    ...{ none: "none slipped", unknown: "don’t know yet" },
  },
  lanes: { knowing: "know", saying: "say", receiving: "receive" },
  noAnswers: "No answers yet.",
  slipCounts: ({ knowing, saying, receiving, none, unknown }) =>
    `Knowing ${knowing}, saying ${saying}, receiving ${receiving}; none ${none}, don’t know yet ${unknown}.`,
  drawn: (latest) => `Drawn: the latest ${latest}.`,
  notDrawn: "The question was worded anew; answers before that are not drawn.",
  strip:
    "One column an answer, oldest first; the number at the end counts all of them. No box filled: none slipped. ?: don’t know yet.",
  noneInDates: "None in these dates.",
};

const es: TrendWords = {
  selfRatings: "autovaloraciones",
  scale:
    "Autovaloraciones de 0 a 10; no son una escala validada. Las rayas bajo el eje son sesiones; un hueco es una semana sin respuesta. Una franja sombreada es la que se nombra al pie de su gráfico; dos trazos gruesos, las medianas que se nombran ahí.",
  table: (name) => `${name}: autovaloraciones, de 0 a 10`,
  noNumbers: (name) => `${name}: ningún número.`,
  date: "Fecha",
  landed: "A salvo después de hablar",
  unknown: "todavía no lo sé",
  otherExercise: "otro ejercicio",
  earlierWording: "redacción anterior",
  series: "Serie",
  inDates: "Respuestas en estas fechas",
  inAll: "En total",
  maySay: "Lo que se puede decir de todas ellas",
  counts: "Respuestas de cada serie y lo que dicen",
  slipped: "en qué paso hubo un tropiezo",
  slips: {
    ...{ knowing: "saber", saying: "decir", receiving: "recibir" },
    ...{ none: "no hubo tropiezo", unknown: "todavía no lo sé" },
  },
  lanes: { knowing: "saber", saying: "decir", receiving: "recibir" },
  noAnswers: "Todavía no hay respuestas.",
  slipCounts: ({ knowing, saying, receiving, none, unknown }) =>
    `Saber ${knowing}, decir ${saying}, recibir ${receiving}; sin tropiezo ${none}, todavía no lo sé ${unknown}.`,
  drawn: (latest) => `En el dibujo, las últimas ${latest}.`,
  notDrawn: "La pregunta se redactó de nuevo; las respuestas anteriores no se dibujan.",
  strip:
    "Una columna por respuesta, la primera a la izquierda; el número del final las cuenta todas. Sin casilla llena: no hubo tropiezo. ?: todavía no lo sé.",
  noneInDates: "Nada en estas fechas.",
};

const WORDS: Readonly<Record<Language, TrendWords>> = { en, es };

/** In the language of whoever reads them. */
export function trendWords(language: Language): TrendWords {
  return WORDS[language];
}

/** What a cell of the therapist's tables adds to an answer to an earlier wording. */
export const EARLIER = ` (${en.earlierWording})`;

/** A whole number with a minus sign where it has one. */
export function minus(value: number): string {
  return String(value).replace("-", "−");
}

/** Who reads charts and tables: in which language, and what capacities are called in it. */
export type ReadBy = { language: Language; capacities: Readonly<Record<Capacity, string>> };

export const THERAPIST: ReadBy = { language: "en", capacities: CAPACITY_NAMES };
