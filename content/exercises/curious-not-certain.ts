import type { Exercise, Prompt } from "@/domain/exercise";

// Guess and own answer ask the same question on the same ends: the guess is later set beside the
// partner's own answer.
const myGuess: Prompt = {
  kind: "scale",
  key: "my-guess",
  title: {
    en: "How much do you think your partner enjoyed that moment?",
    es: "¿Cuánto crees que disfrutó tu pareja de ese momento?",
  },
  help: { en: "A guess is enough.", es: "Basta con una suposición." },
  low: { en: "not at all", es: "nada" },
  high: { en: "very much", es: "muchísimo" },
};

const ownAnswer: Prompt = {
  kind: "scale",
  key: "own-answer",
  title: {
    en: "How much did you enjoy that moment?",
    es: "¿Cuánto disfrutaste tú de ese momento?",
  },
  low: { en: "not at all", es: "nada" },
  high: { en: "very much", es: "muchísimo" },
};

const surprise: Prompt = {
  kind: "write",
  key: "surprise",
  title: { en: "What surprised you, if anything?", es: "¿Te sorprendió algo? ¿Qué fue?" },
};

export const curiousNotCertain: Exercise = {
  key: "curious-not-certain",
  version: 1,
  title: { en: "Curious, not certain", es: "Con curiosidad, sin certezas" },
  summary: {
    en: "Guess how a shared moment was for your partner. Then ask, and let the answer change your guess.",
    es: "Imagina cómo fue para tu pareja un momento compartido. Luego pregunta, y deja que la respuesta cambie tu idea.",
  },
  capacities: ["responsiveness"],
  together: true,
  minutes: 12,
  steps: [
    {
      kind: "read",
      key: "begin",
      title: { en: "Choose one moment you shared", es: "Elige un momento compartido" },
      body: [
        {
          en: "Agree on one ordinary moment from the past few days, such as a meal, a walk or a film.",
          es: "Elige con tu pareja un momento corriente de los últimos días: una comida, un paseo, una película.",
        },
        {
          en: "Either of you may do this apart from the other. No reason is needed.",
          es: "Quien lo prefiera, tú o tu pareja, puede hacerlo por su cuenta. No hace falta dar razones.",
        },
      ],
    },
    {
      kind: "read",
      key: "first-alone",
      title: { en: "First, each of you alone", es: "Primero, a solas" },
      body: [
        {
          en: "Answer the next two questions without talking. You don’t have to show your numbers.",
          es: "Responde a las dos preguntas siguientes en silencio. No hace falta enseñar los números.",
        },
      ],
    },
    myGuess,
    ownAnswer,
    {
      kind: "read",
      key: "ask",
      title: { en: "Now ask", es: "Ahora pregunta" },
      body: [
        {
          en: "Take turns. Ask: “What was that moment like for you?” Then listen until the end.",
          es: "Por turnos. Pregunta: «¿Cómo fue ese momento para ti?». Luego escucha hasta el final.",
        },
        {
          en: "If your guess was off, let your partner put it right. They know what it was like inside.",
          es: "Si tu idea era otra, deja que tu pareja la corrija. Solo tu pareja sabe cómo lo vivió.",
        },
      ],
    },
    surprise,
  ],
  short: ["begin", "my-guess", "own-answer"],
  apart: [
    {
      kind: "read",
      key: "begin",
      title: { en: "Choose one moment you shared", es: "Elige un momento compartido" },
      body: [
        {
          en: "Think of one ordinary moment with your partner from the past few days, such as a meal, a walk or a film.",
          es: "Piensa en un momento corriente con tu pareja de los últimos días: una comida, un paseo, una película.",
        },
      ],
    },
    myGuess,
    ownAnswer,
    {
      kind: "read",
      key: "wonder",
      title: { en: "Wonder about your guess", es: "Mira tu suposición con curiosidad" },
      body: [
        {
          en: "What did you see or hear that led you to it? What else could it mean?",
          es: "¿Qué viste u oíste para pensar eso? ¿Qué otra cosa podría significar?",
        },
      ],
    },
    surprise,
  ],
};
