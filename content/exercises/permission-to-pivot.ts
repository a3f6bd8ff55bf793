import type { Exercise, Prompt } from "@/domain/exercise";

// Worded so that each fits both forms: just now with the partner, or an activity recalled alone.
const noticed: Prompt = {
  kind: "scale",
  key: "noticed",
  title: {
    en: "How clearly did you notice when your wish changed?",
    es: "¿Con cuánta claridad notaste cuándo cambió lo que querías?",
  },
  low: { en: "not at all clearly", es: "sin ninguna claridad" },
  high: { en: "very clearly", es: "con mucha claridad" },
};

// Not the core item `said`: it asks only about the change, and only if there was one.
const saidIt: Prompt = {
  kind: "scale",
  key: "said-it",
  title: {
    en: "When it changed, how much of that did you say?",
    es: "Cuando cambió, ¿cuánto de eso dijiste?",
  },
  low: { en: "none of it", es: "nada" },
  high: { en: "all of it", es: "todo" },
};

const afterPivot: Prompt = {
  kind: "write",
  key: "after-pivot",
  title: {
    en: "After one of the changes, what was it like?",
    es: "¿Cómo fue después de uno de los cambios?",
  },
  help: {
    en: "It can be your change or your partner’s.",
    es: "Puede ser un cambio tuyo o de tu pareja.",
  },
};

export const permissionToPivot: Exercise = {
  key: "permission-to-pivot",
  version: 1,
  title: { en: "Permission to pivot", es: "Permiso para cambiar de rumbo" },
  summary: {
    en: "Do something easy together, and let it change on the way. Practise noticing a new wish and saying it.",
    es: "Haz algo fácil con tu pareja y deja que cambie por el camino. Es una práctica para notar un deseo nuevo y decirlo.",
  },
  capacities: ["self-awareness", "honest-expression"],
  together: true,
  minutes: 15,
  steps: [
    {
      kind: "read",
      key: "begin",
      title: { en: "Choose something easy to do", es: "Algo fácil de hacer" },
      body: [
        {
          en: "Cook something, take a walk, play a song or fold the washing. Pick something that doesn’t matter much.",
          es: "Cocinar, pasear, poner música o doblar la ropa. Elige con tu pareja algo sin mucha importancia.",
        },
        {
          en: "Either of you may do this apart from the other. No reason is needed.",
          es: "Quien lo prefiera, tú o tu pareja, puede hacerlo por su cuenta. No hace falta dar razones.",
        },
      ],
    },
    {
      kind: "read",
      key: "twice",
      title: { en: "Each may change it twice", es: "Dos cambios por persona" },
      body: [
        {
          en: "When you notice a new wish, say it. “Let’s sit down.” “I’d like it slower.”",
          es: "Cuando notes un deseo nuevo, dilo. «Prefiero sentarme.» «Me gustaría ir más despacio.»",
        },
        {
          en: "A change needs no reason. If it doesn’t suit the other, they say so, and you look for something else.",
          es: "Un cambio no necesita razones. Si a la otra persona no le va bien, lo dice, y se busca otra cosa.",
        },
      ],
    },
    {
      kind: "timer",
      key: "do-it",
      seconds: 480,
      title: { en: "Do it, and let it change", es: "Empieza, y deja que cambie" },
      body: [
        {
          en: "Put the phone away. Stopping early is a change too.",
          es: "Deja el teléfono a un lado. Parar antes también es un cambio.",
        },
        {
          en: "When you come back, each of you answers alone.",
          es: "Al volver, cada persona responde a solas.",
        },
      ],
    },
    noticed,
    saidIt,
    afterPivot,
  ],
  short: ["begin", "noticed", "said-it"],
  apart: [
    {
      kind: "read",
      key: "begin",
      title: { en: "Recall something easy you did", es: "Recuerda algo fácil que hiciste" },
      body: [
        {
          en: "Think of one thing you did with your partner lately, like cooking or a walk. Choose a time when your wish changed on the way.",
          es: "Piensa en algo que hiciste hace poco con tu pareja, como cocinar o pasear. Elige una vez en que tu deseo cambió por el camino.",
        },
        {
          en: "Perhaps you said so, perhaps you didn’t. If a question doesn’t fit, skip it.",
          es: "Quizá lo dijiste, quizá no. Si una pregunta no encaja, puedes saltarla.",
        },
      ],
    },
    noticed,
    saidIt,
    afterPivot,
  ],
};
