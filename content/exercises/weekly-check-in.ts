import type { Exercise } from "@/domain/exercise";

export const weeklyCheckIn: Exercise = {
  key: "weekly-check-in",
  version: 1,
  title: { en: "Weekly check-in", es: "Una mirada a la semana" },
  summary: {
    en: "Look back at one moment from this week. See what was clear, what was said and how it was received.",
    es: "Vuelve a un momento de esta semana. Mira qué estaba claro, qué se dijo y cómo se recibió.",
  },
  capacities: ["self-awareness", "honest-expression", "responsiveness"],
  together: false,
  minutes: 4,
  steps: [
    {
      kind: "read",
      key: "moment",
      title: { en: "Think of one moment this week", es: "Piensa en un momento de esta semana" },
      body: [
        {
          en: "Choose a moment with your partner when something mattered to you. A small one is enough.",
          es: "Elige un momento con tu pareja en el que había algo importante para ti. Basta con uno pequeño.",
        },
        {
          en: "Keep that same moment in mind for every question.",
          es: "Ten presente ese mismo momento en todas las preguntas.",
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
      help: {
        en: "There is no good or bad number. Pick the one that fits.",
        es: "No hay números buenos ni malos. Elige el que más se acerque.",
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
      kind: "scale",
      key: "landed",
      core: "landed",
      title: {
        en: "How safe did it feel after you had spoken?",
        es: "Después de hablar, ¿hasta qué punto te sentiste a salvo?",
      },
      help: {
        en: "Think of the first minutes after your words.",
        es: "Piensa en los primeros minutos después de tus palabras.",
      },
      low: { en: "not safe at all", es: "nada a salvo" },
      high: { en: "completely safe", es: "totalmente a salvo" },
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
      key: "sentence",
      title: {
        en: "If you could say one true sentence about it now, what would it be?",
        es: "Si ahora pudieras decir una frase verdadera sobre ese momento, ¿cuál sería?",
      },
      help: {
        en: "You could start with “I wanted…” or “I noticed…”.",
        es: "Puedes empezar con «Yo quería…» o «Me di cuenta de…».",
      },
    },
  ],
  short: ["moment", "clear", "said", "received", "landed"],
};
