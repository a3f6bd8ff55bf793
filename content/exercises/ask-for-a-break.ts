import type { Exercise, Prompt } from "@/domain/exercise";

// Worded so that each fits both forms: the rehearsal with the partner, or a time recalled alone.
const ease: Prompt = {
  kind: "scale",
  key: "ease",
  title: {
    en: "How easy was it to ask for a break?",
    es: "¿Hasta qué punto te fue fácil pedir una pausa?",
  },
  low: { en: "not easy at all", es: "nada fácil" },
  high: { en: "very easy", es: "muy fácil" },
};

const met: Prompt = {
  kind: "scale",
  key: "met",
  title: {
    en: "When you asked, how gently did your partner meet it?",
    es: "Cuando pediste la pausa, ¿con cuánta delicadeza lo recibió tu pareja?",
  },
  low: { en: "not gently at all", es: "sin ninguna delicadeza" },
  high: { en: "very gently", es: "con mucha delicadeza" },
};

const cameUp: Prompt = {
  kind: "write",
  key: "came-up",
  title: { en: "What came up for you?", es: "¿Qué surgió en ti?" },
  help: {
    en: "It can be a thought, a feeling or something in your body.",
    es: "Puede ser una idea, un sentimiento o algo en el cuerpo.",
  },
};

export const askForABreak: Exercise = {
  key: "ask-for-a-break",
  version: 1,
  title: { en: "Ask for a break", es: "Pedir una pausa" },
  summary: {
    en: "Agree on a sign that means “break” and on a time to come back. Then try it out while things are calm.",
    es: "Acuerda con tu pareja una señal de pausa y una hora para volver. Luego se prueba en un rato de calma.",
  },
  capacities: ["honest-expression", "responsiveness"],
  together: true,
  minutes: 10,
  steps: [
    {
      kind: "read",
      key: "begin",
      title: { en: "Practise while it’s calm", es: "Para practicar en calma" },
      body: [
        {
          en: "Choose a quiet time to try this, when neither of you is upset.",
          es: "Elige con tu pareja un rato de calma, no en medio de un desacuerdo.",
        },
        {
          en: "Either of you may do this apart from the other. No reason is needed.",
          es: "Quien lo prefiera, tú o tu pareja, puede hacerlo por su cuenta. No hace falta dar razones.",
        },
      ],
    },
    {
      kind: "read",
      key: "agree",
      title: { en: "Agree on a sign and a time", es: "Una señal y una hora" },
      body: [
        {
          en: "Choose a word or a hand sign that means “break”. Choose when you will come back, such as in twenty minutes.",
          es: "Elige con tu pareja una palabra o un gesto que diga «pausa». También cuándo volver, por ejemplo en veinte minutos.",
        },
        {
          en: "A break is given at once, with no questions. The time to come back is a promise to each other.",
          es: "La pausa se concede enseguida, sin preguntas. La hora de volver es una promesa mutua.",
        },
      ],
    },
    {
      kind: "timer",
      key: "rehearse",
      seconds: 120,
      title: { en: "Rehearse it, once each", es: "Un ensayo por persona" },
      body: [
        {
          en: "Talk about your day. After a while, one gives the sign, and the other answers “Yes, see you then”. Then swap.",
          es: "Habla del día con tu pareja. En algún momento, una persona hace la señal y la otra responde: «De acuerdo, hasta luego». Después es al revés.",
        },
      ],
    },
    {
      kind: "read",
      key: "share",
      title: { en: "Share what came up", es: "Para contar lo que surgió" },
      body: [
        {
          en: "Tell each other what it was like, as much or as little as you want. Then each of you answers alone.",
          es: "Cuéntale a tu pareja lo que quieras contar, y escucha. Después, cada persona responde a solas.",
        },
      ],
    },
    ease,
    met,
    cameUp,
  ],
  short: ["begin", "ease"],
  apart: [
    {
      kind: "read",
      key: "begin",
      title: {
        en: "Recall one time you needed a break",
        es: "Recuerda una vez que necesitabas una pausa",
      },
      body: [
        {
          en: "Think of one talk with your partner when you needed to stop for a while. Perhaps you asked, perhaps you didn’t.",
          es: "Piensa en una conversación con tu pareja en la que necesitabas parar un rato. Quizá lo pediste, quizá no.",
        },
        {
          en: "If a question doesn’t fit, skip it.",
          es: "Si una pregunta no encaja, puedes saltarla.",
        },
      ],
    },
    {
      kind: "read",
      key: "own-sign",
      title: { en: "Find a sign of your own", es: "Busca una señal tuya" },
      body: [
        {
          en: "Which word or hand sign would be easy for you? How long a break would you need?",
          es: "¿Qué palabra o gesto te resultaría fácil? ¿Cuánto tiempo de pausa necesitarías?",
        },
      ],
    },
    ease,
    met,
    cameUp,
  ],
};
