import type { Exercise } from "@/domain/exercise";

export const goodPartnerRule: Exercise = {
  key: "good-partner-rule",
  version: 1,
  title: { en: "The good-partner rule", es: "La regla de la buena pareja" },
  summary: {
    en: "Find one rule you follow about being a “good” partner. Ask whose rule it is, and if you want to keep it.",
    es: "Busca una regla que sigues para ser una «buena pareja». Pregúntate de quién es y si quieres conservarla.",
  },
  capacities: ["self-awareness"],
  together: false,
  minutes: 12,
  steps: [
    {
      kind: "read",
      key: "find",
      title: { en: "Find a rule", es: "Busca una regla" },
      body: [
        {
          en: "Most of us carry rules like these. “A good partner is never tired.” “A good partner doesn’t say no.”",
          es: "Casi todo el mundo lleva dentro reglas así. «Una buena pareja nunca se cansa.» «Una buena pareja no dice que no.»",
        },
        {
          en: "Which one do you notice in yourself?",
          es: "¿Cuál reconoces en ti?",
        },
      ],
    },
    {
      kind: "read",
      key: "whose",
      title: { en: "Whose rule is it?", es: "¿De quién es esa regla?" },
      body: [
        {
          en: "Where did you first hear it or see it? It may come from home, from films, from a past love or from this one.",
          es: "¿Dónde la oíste o la viste por primera vez? Puede venir de tu familia, del cine, de otro amor o de este.",
        },
        {
          en: "It may also be your own.",
          es: "También puede ser tuya.",
        },
      ],
    },
    {
      kind: "timer",
      key: "weigh",
      seconds: 120,
      title: { en: "What does it give, what does it cost?", es: "¿Qué te da y qué te cuesta?" },
      body: [
        {
          en: "Think of one time you followed it. What did you gain? What did you give up?",
          es: "Piensa en una vez que la seguiste. ¿Qué ganaste? ¿A qué renunciaste?",
        },
      ],
    },
    {
      kind: "scale",
      key: "grip",
      title: {
        en: "These days, how strong is this rule’s grip on you?",
        es: "En estos días, ¿cuánta fuerza tiene esta regla sobre ti?",
      },
      low: { en: "no grip at all", es: "ninguna fuerza" },
      high: { en: "a very strong grip", es: "muchísima fuerza" },
    },
    {
      kind: "write",
      key: "rule",
      title: {
        en: "What is the rule, in your own words?",
        es: "Dicha con tus palabras, ¿cuál es la regla?",
      },
      help: {
        en: "You could start with “A good partner…”.",
        es: "Puedes empezar con «Una buena pareja…».",
      },
    },
    {
      kind: "choose",
      key: "keep-or-loosen",
      title: {
        en: "What would you like to do with it for now?",
        es: "¿Qué te gustaría hacer por ahora con esa regla?",
      },
      options: [
        { key: "keep", label: { en: "Keep it", es: "Conservarla" } },
        { key: "loosen", label: { en: "Loosen it", es: "Aflojarla" } },
        // Being torn is an answer of its own, apart from not knowing yet.
        {
          key: "unsure",
          label: { en: "I’m torn between the two", es: "Dudo entre las dos cosas" },
        },
      ],
    },
  ],
  short: ["find", "grip", "keep-or-loosen"],
};
