import type { Exercise, Prompt } from "@/domain/exercise";

// Worded so that each fits both forms: just now with the partner, or a moment recalled alone.
const said: Prompt = {
  kind: "scale",
  key: "said",
  core: "said",
  title: {
    en: "How much of what was true for you did you say?",
    es: "De lo que era verdad para ti, ¿cuánto dijiste?",
  },
  help: {
    en: "Keeping some of it to yourself is an answer too.",
    es: "Guardarte una parte también es una respuesta.",
  },
  low: { en: "none of it", es: "nada" },
  high: { en: "all of it", es: "todo" },
};

const safeAfter: Prompt = {
  kind: "scale",
  key: "safe-after",
  core: "landed",
  title: {
    en: "How safe did it feel after you had spoken?",
    es: "Después de hablar, ¿hasta qué punto te sentiste a salvo?",
  },
  low: { en: "not safe at all", es: "nada a salvo" },
  high: { en: "completely safe", es: "totalmente a salvo" },
};

const hardest: Prompt = {
  kind: "write",
  key: "hardest",
  title: { en: "Which part was hardest for you?", es: "¿Qué parte te costó más?" },
  help: {
    en: "Perhaps choosing it, saying it or hearing it.",
    es: "Quizá elegirla, decirla o escuchar.",
  },
};

export const oneSmallTrueThing: Exercise = {
  key: "one-small-true-thing",
  version: 1,
  title: { en: "One small true thing", es: "Una pequeña verdad" },
  summary: {
    en: "Each of you offers one small truth. The one who listens says thank you, and no more.",
    es: "Cada persona ofrece una pequeña verdad. Quien escucha da las gracias, y nada más.",
  },
  capacities: ["honest-expression"],
  together: true,
  minutes: 10,
  steps: [
    {
      kind: "read",
      key: "begin",
      title: { en: "A small truth from each of you", es: "Una pequeña verdad de cada persona" },
      body: [
        {
          en: "You take turns. One says something small and true, and the other only says thank you.",
          es: "Es por turnos. Una persona dice algo pequeño y verdadero, y la otra solo da las gracias.",
        },
        {
          en: "Either of you may do this apart from the other. No reason is needed.",
          es: "Quien lo prefiera, tú o tu pareja, puede hacerlo por su cuenta. No hace falta dar razones.",
        },
      ],
    },
    {
      kind: "read",
      key: "choose-it",
      title: { en: "Choose something light", es: "Elige algo ligero" },
      body: [
        {
          en: "For example: “I’d like some quiet after dinner.” Or: “I liked our walk more than I said.”",
          es: "Por ejemplo: «Me gustaría un rato de silencio después de cenar». O: «El paseo me gustó más de lo que dije».",
        },
        {
          en: "Keep anything big for another day, or for a session.",
          es: "Deja lo grande para otro día, o para una sesión.",
        },
      ],
    },
    {
      kind: "read",
      key: "turns",
      title: { en: "Take turns", es: "Por turnos" },
      body: [
        {
          en: "One speaks. The other says “Thank you for telling me” and nothing more. Then swap.",
          es: "Una persona habla. La otra dice «Gracias por contármelo» y nada más. Luego es al revés.",
        },
        {
          en: "Either of you may stop at any time. Then each of you answers alone.",
          es: "Se puede parar en cualquier momento. Después, cada persona responde a solas.",
        },
      ],
    },
    said,
    safeAfter,
    hardest,
  ],
  short: ["begin", "said"],
  apart: [
    {
      kind: "read",
      key: "begin",
      title: { en: "Recall one small truth", es: "Recuerda una pequeña verdad" },
      body: [
        {
          en: "Think of something small and true from the past few days. Perhaps you told your partner, perhaps you held it back.",
          es: "Piensa en algo pequeño y verdadero de los últimos días. Quizá se lo dijiste a tu pareja, quizá te lo guardaste.",
        },
        {
          en: "Stay with that one moment. If a question doesn’t fit, skip it.",
          es: "Quédate en ese momento. Si una pregunta no encaja, puedes saltarla.",
        },
      ],
    },
    said,
    safeAfter,
    hardest,
  ],
};
