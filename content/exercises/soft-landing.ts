import type { Exercise, Prompt } from "@/domain/exercise";

// Worded so that each fits both forms: just now with the partner, or a talk recalled alone.
const receivedGently: Prompt = {
  kind: "scale",
  key: "received-gently",
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
};

const feltReceived: Prompt = {
  kind: "scale",
  key: "felt-received",
  title: {
    en: "How well received did you feel?",
    es: "¿Hasta qué punto sentiste que te recibían bien?",
  },
  help: {
    en: "Think of how your words were met.",
    es: "Piensa en cómo se recibieron tus palabras.",
  },
  low: { en: "not received at all", es: "nada" },
  high: { en: "fully received", es: "del todo" },
};

const softened: Prompt = {
  kind: "write",
  key: "softened",
  title: {
    en: "What made it softer, if anything?",
    es: "¿Hubo algo que lo hizo más suave? ¿Qué fue?",
  },
  help: {
    en: "It can be a word, a look, a pause or a question.",
    es: "Puede ser una palabra, una mirada, un silencio o una pregunta.",
  },
};

export const softLanding: Exercise = {
  key: "soft-landing",
  version: 1,
  title: { en: "Soft landing", es: "Un aterrizaje suave" },
  summary: {
    en: "One speaks for two minutes. The other says back what they heard and asks about it. Then you swap.",
    es: "Una persona habla dos minutos. La otra repite lo que entendió y pregunta. Luego es al revés.",
  },
  capacities: ["responsiveness"],
  together: true,
  minutes: 15,
  steps: [
    {
      kind: "read",
      key: "begin",
      title: { en: "Two minutes each", es: "Dos minutos por persona" },
      body: [
        {
          en: "Choose something easy from your own day. Leave arguments for another time.",
          es: "Elige algo fácil de tu día. Deja los desacuerdos para otro momento.",
        },
        {
          en: "Either of you may do this apart from the other. No reason is needed.",
          es: "Quien lo prefiera, tú o tu pareja, puede hacerlo por su cuenta. No hace falta dar razones.",
        },
      ],
    },
    {
      kind: "timer",
      key: "first",
      seconds: 120,
      title: { en: "One speaks, one listens", es: "Una persona habla, la otra escucha" },
      body: [
        {
          en: "Decide who starts. The listener listens and says nothing yet.",
          es: "Decide con tu pareja quién empieza. Quien escucha todavía no dice nada.",
        },
        {
          en: "Silence is fine. Stopping early is fine too.",
          es: "Los silencios están bien. Terminar antes también.",
        },
      ],
    },
    {
      kind: "read",
      key: "say-back",
      title: { en: "Say it back, then ask", es: "Primero repetir, luego preguntar" },
      body: [
        {
          en: "The listener says back what they heard, in their own words. Then they ask: “Did I miss something?”",
          es: "Quien escuchó dice con sus palabras lo que entendió. Luego pregunta: «¿Se me escapó algo?».",
        },
      ],
    },
    {
      kind: "timer",
      key: "second",
      seconds: 120,
      title: { en: "Swap", es: "Cambio de turno" },
      body: [
        {
          en: "Now the other speaks for two minutes. Afterwards, say it back and ask.",
          es: "Ahora habla la otra persona durante dos minutos. Al terminar, quien escuchó repite y pregunta.",
        },
        {
          en: "Then each of you answers alone.",
          es: "Después, cada persona responde a solas.",
        },
      ],
    },
    receivedGently,
    feltReceived,
    softened,
  ],
  short: ["begin", "received-gently", "felt-received"],
  apart: [
    {
      kind: "read",
      key: "begin",
      title: { en: "Recall one talk", es: "Recuerda una conversación" },
      body: [
        {
          en: "Think of one talk with your partner from the past few days. A short, ordinary one is enough.",
          es: "Piensa en una conversación con tu pareja de los últimos días. Basta con una breve y corriente.",
        },
        {
          en: "Stay with that one talk for every question.",
          es: "Quédate en esa conversación en todas las preguntas.",
        },
      ],
    },
    {
      kind: "timer",
      key: "replay",
      seconds: 60,
      title: { en: "Replay it slowly", es: "Repásala despacio" },
      body: [
        {
          en: "What did your partner say, and how did you take it in? What did you say, and how was it met?",
          es: "¿Qué dijo tu pareja y cómo lo recibiste? ¿Qué dijiste tú y cómo se recibió?",
        },
      ],
    },
    receivedGently,
    feltReceived,
    softened,
  ],
};
