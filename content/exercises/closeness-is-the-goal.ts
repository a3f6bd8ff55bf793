import type { Exercise, Prompt } from "@/domain/exercise";

// Worded so that each fits both forms: just now with the partner, or a time recalled alone.
const connected: Prompt = {
  kind: "scale",
  key: "connected",
  title: {
    en: "During that time, how connected did you feel with your partner?",
    es: "Durante ese rato, ¿cuánta conexión sentiste con tu pareja?",
  },
  low: { en: "not at all", es: "ninguna" },
  high: { en: "very connected", es: "muchísima" },
};

const present: Prompt = {
  kind: "scale",
  key: "present",
  title: {
    en: "How much was your mind on what was happening?",
    es: "¿Cuánto estuvo tu atención en lo que pasaba?",
  },
  help: {
    en: "Minds wander. Pick the number that fits.",
    es: "La mente se va a otras cosas. Elige el número que más se acerque.",
  },
  low: { en: "not at all", es: "nada" },
  high: { en: "all the time", es: "todo el tiempo" },
};

const goalCreptIn: Prompt = {
  kind: "write",
  key: "goal-crept-in",
  title: {
    en: "If a goal crept in, what was it like?",
    es: "Si se coló una meta, ¿cómo fue?",
  },
  help: {
    en: "A goal can be wanting to please, to do it right, or to get somewhere.",
    es: "Una meta puede ser querer agradar, hacerlo bien o llegar a algo.",
  },
};

export const closenessIsTheGoal: Exercise = {
  key: "closeness-is-the-goal",
  version: 1,
  title: { en: "Closeness is the goal", es: "La meta es la cercanía" },
  summary: {
    en: "Spend some time close to each other with nothing to reach. Either of you may stop at any time.",
    es: "Un rato de cercanía con tu pareja, sin nada que lograr. Se puede parar en cualquier momento.",
  },
  capacities: ["self-awareness", "responsiveness"],
  together: true,
  minutes: 20,
  steps: [
    {
      kind: "read",
      key: "begin",
      title: { en: "Some time with nothing to reach", es: "Un rato sin nada que lograr" },
      body: [
        {
          en: "Sit side by side, listen to music, or hold hands if you both want to. It need not lead to anything.",
          es: "Puede ser sentarse lado a lado, oír música o tomarse de la mano, si las dos personas quieren. No tiene que llevar a nada.",
        },
        {
          en: "Either of you may do this apart from the other. No reason is needed.",
          es: "Quien lo prefiera, tú o tu pareja, puede hacerlo por su cuenta. No hace falta dar razones.",
        },
      ],
    },
    {
      kind: "read",
      key: "welcome",
      title: { en: "Say what is welcome today", es: "Di qué te viene bien hoy" },
      body: [
        {
          en: "Each of you says what feels fine now and what doesn’t. A no needs no reason.",
          es: "Cada persona dice qué le viene bien ahora y qué no. Un «no» no necesita razones.",
        },
        {
          en: "Do only what both of you want.",
          es: "Solo vale lo que quieran las dos personas.",
        },
      ],
    },
    {
      kind: "timer",
      key: "stay",
      seconds: 600,
      title: { en: "Stay close", es: "Un rato cerca" },
      body: [
        {
          en: "If your mind runs ahead to a goal, come back to what you can feel right now.",
          es: "Si tu mente se adelanta hacia una meta, vuelve a lo que sientes ahora.",
        },
        {
          en: "Either of you may change something or stop. Then each of you answers alone.",
          es: "Se puede cambiar algo o parar. Después, cada persona responde a solas.",
        },
      ],
    },
    connected,
    present,
    goalCreptIn,
  ],
  short: ["begin", "connected"],
  apart: [
    {
      kind: "read",
      key: "begin",
      title: { en: "Recall a quiet time close by", es: "Recuerda un rato tranquilo de cercanía" },
      body: [
        {
          en: "Think of one time you were near your partner in the past few days. It can be as small as sharing a sofa.",
          es: "Piensa en un rato de los últimos días cerca de tu pareja. Puede ser tan pequeño como compartir el sofá.",
        },
        {
          en: "What were you aware of? Was there something you felt you should do or be?",
          es: "¿De qué te dabas cuenta? ¿Había algo que sentías que debías hacer o ser?",
        },
      ],
    },
    connected,
    present,
    goalCreptIn,
  ],
};
