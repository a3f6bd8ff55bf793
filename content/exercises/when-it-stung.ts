import type { Exercise } from "@/domain/exercise";

export const whenItStung: Exercise = {
  key: "when-it-stung",
  version: 1,
  title: { en: "When it stung", es: "Cuando dolió" },
  summary: {
    en: "Go back to honest words from your partner that were hard to hear. See what you did first, and find the reply you would wish for.",
    es: "Vuelve a unas palabras honestas de tu pareja que te costó escuchar. Mira cómo reaccionaste y busca la respuesta que te gustaría dar.",
  },
  capacities: ["responsiveness"],
  together: false,
  minutes: 10,
  steps: [
    {
      kind: "read",
      key: "moment",
      title: { en: "Recall something hard to hear", es: "Recuerda algo que te costó escuchar" },
      body: [
        {
          en: "Choose one moment when your partner told you something honest and it stung.",
          es: "Elige un momento en que tu pareja te dijo algo honesto y te dolió.",
        },
        // Practising softness towards threats would teach the wrong person to change.
        {
          en: "Threats and insults are something else. You don’t have to be soft with those.",
          es: "Las amenazas y los insultos son otra cosa. Ante eso no hace falta ser amable.",
        },
      ],
    },
    {
      kind: "timer",
      key: "replay",
      seconds: 60,
      title: { en: "Replay it slowly", es: "Repásalo despacio" },
      body: [
        {
          en: "What were the words? What happened in your body first?",
          es: "¿Cuáles fueron las palabras? ¿Qué pasó primero en tu cuerpo?",
        },
      ],
    },
    {
      kind: "scale",
      key: "intensity",
      title: {
        en: "At its strongest, how much did it sting?",
        es: "En su punto más fuerte, ¿cuánto dolió?",
      },
      low: { en: "not at all", es: "nada" },
      high: { en: "extremely", es: "muchísimo" },
    },
    {
      kind: "choose",
      key: "reaction",
      title: { en: "What did you do first?", es: "¿Qué hiciste primero?" },
      help: {
        en: "A first reaction often comes faster than thought.",
        es: "La primera reacción suele llegar antes que el pensamiento.",
      },
      options: [
        { key: "explained", label: { en: "I explained myself", es: "Me justifiqué" } },
        { key: "argued-back", label: { en: "I argued back", es: "Discutí" } },
        { key: "went-quiet", label: { en: "I went quiet", es: "Me quedé en silencio" } },
        { key: "walked-away", label: { en: "I walked away", es: "Me fui" } },
        { key: "gave-in", label: { en: "I gave in", es: "Cedí" } },
        { key: "kept-listening", label: { en: "I kept listening", es: "Seguí escuchando" } },
        { key: "other", label: { en: "Something else", es: "Otra cosa" } },
      ],
    },
    {
      kind: "read",
      key: "wish",
      title: {
        en: "Find the reply you would wish for",
        es: "Busca la respuesta que te gustaría dar",
      },
      body: [
        {
          en: "Imagine one slow breath before you answer. You can be curious and still hurt.",
          es: "Imagina que respiras hondo antes de responder. Se puede tener curiosidad y sentir dolor a la vez.",
        },
      ],
    },
    {
      kind: "write",
      key: "next-reply",
      title: {
        en: "Next time, what would you like to reply?",
        es: "La próxima vez, ¿qué te gustaría responder?",
      },
      help: {
        en: "You could start with “That is hard to hear, and…” or “Tell me more about…”.",
        es: "Puedes empezar con «Me cuesta escucharlo, y…» o «Cuéntame más sobre…».",
      },
    },
  ],
  short: ["moment", "intensity", "next-reply"],
};
