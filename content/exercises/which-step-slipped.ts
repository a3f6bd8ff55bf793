import type { Exercise } from "@/domain/exercise";

export const whichStepSlipped: Exercise = {
  key: "which-step-slipped",
  version: 1,
  title: { en: "Which step slipped?", es: "¿En qué paso estuvo el tropiezo?" },
  summary: {
    en: "Each of you looks at the same moment, apart from the other. Find the first step that slipped: knowing, saying or receiving.",
    es: "Cada persona mira el mismo momento por su cuenta. Busca el primer tropiezo: saber, decir o recibir.",
  },
  capacities: ["self-awareness", "honest-expression", "responsiveness"],
  together: false,
  minutes: 8,
  steps: [
    {
      kind: "read",
      key: "moment",
      title: { en: "Go back to the moment", es: "Vuelve al momento" },
      body: [
        {
          en: "Think of the moment your therapist named. Where were you, and what came first?",
          es: "Piensa en el momento que indicó tu terapeuta. ¿Dónde estabas y qué pasó primero?",
        },
        {
          en: "Your partner is asked about the same moment. Two people can remember it in two ways.",
          es: "A tu pareja se le pregunta por el mismo momento. Dos personas pueden recordarlo de dos maneras.",
        },
      ],
    },
    {
      kind: "scale",
      key: "clear",
      core: "clear",
      title: {
        en: "In that moment, how clearly did you know what you felt and wanted?",
        es: "En ese momento, ¿con cuánta claridad sabías lo que sentías y querías?",
      },
      low: { en: "not at all clear", es: "sin ninguna claridad" },
      high: { en: "completely clear", es: "con total claridad" },
    },
    {
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
    },
    {
      kind: "scale",
      key: "received",
      core: "received",
      title: {
        en: "How gently did you meet what your partner said?",
        es: "¿Con cuánta delicadeza recibiste lo que dijo tu pareja?",
      },
      help: {
        en: "You can be gentle and still not agree.",
        es: "Se puede recibir con delicadeza sin estar de acuerdo.",
      },
      low: { en: "not gently at all", es: "sin ninguna delicadeza" },
      high: { en: "very gently", es: "con mucha delicadeza" },
    },
    {
      kind: "choose",
      key: "slipped",
      core: "slipped",
      title: { en: "Which step slipped first?", es: "¿En qué paso estuvo el primer tropiezo?" },
      help: {
        en: "A slip is not a fault. It shows where to look.",
        es: "Un tropiezo no es una culpa. Solo muestra dónde mirar.",
      },
      options: [
        {
          key: "knowing",
          label: { en: "Knowing what I felt or wanted", es: "Saber lo que yo sentía o quería" },
        },
        { key: "saying", label: { en: "Saying it", es: "Decirlo" } },
        {
          key: "receiving",
          label: { en: "Receiving what was said", es: "Recibir lo que se dijo" },
        },
        { key: "none", label: { en: "No step slipped", es: "No hubo tropiezo" } },
      ],
    },
    {
      kind: "write",
      key: "next-time",
      title: {
        en: "If that moment came again, what would you like to try?",
        es: "Si volviera ese momento, ¿qué te gustaría probar?",
      },
      help: {
        en: "One small thing that is yours to do.",
        es: "Una cosa pequeña que dependa de ti.",
      },
    },
  ],
  short: ["moment", "clear", "said", "received"],
};
