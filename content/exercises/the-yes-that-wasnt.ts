import type { Exercise, Option } from "@/domain/exercise";

// One list for both questions: the gap said − felt needs the same five steps on each side.
const noToYes: readonly Option[] = [
  { key: "clear-no", label: { en: "A clear no", es: "Un no claro" } },
  { key: "soft-no", label: { en: "A soft no", es: "Un no suave" } },
  { key: "unsure", label: { en: "Unsure", es: "Duda" } },
  { key: "soft-yes", label: { en: "A soft yes", es: "Un sí suave" } },
  { key: "clear-yes", label: { en: "A clear yes", es: "Un sí claro" } },
];

export const theYesThatWasnt: Exercise = {
  key: "the-yes-that-wasnt",
  version: 1,
  title: { en: "The yes that wasn’t", es: "El sí que no lo era" },
  summary: {
    en: "Look kindly at one small moment and set your word beside your feeling. Your partner is never shown these answers.",
    es: "Mira con amabilidad un momento pequeño y pon tu palabra junto a lo que sentías. Estas respuestas nunca se muestran a tu pareja.",
  },
  capacities: ["self-awareness", "honest-expression"],
  together: false,
  minutes: 10,
  steps: [
    {
      kind: "read",
      key: "moment",
      title: { en: "Recall one small moment", es: "Recuerda un momento pequeño" },
      body: [
        {
          en: "Think of a time when what you said and what you felt may not have been the same. A plan, a visit or a hug will do.",
          es: "Piensa en una vez en que lo que dijiste y lo que sentías quizá no eran lo mismo. Un plan, una visita o un abrazo sirven.",
        },
        {
          en: "If a hard memory comes up, choose a smaller one, or stop here.",
          es: "Si aparece un recuerdo difícil, elige otro más pequeño, o déjalo aquí.",
        },
      ],
    },
    {
      kind: "read",
      key: "kindly",
      title: { en: "Look at it kindly", es: "Míralo con amabilidad" },
      body: [
        {
          en: "People say yes without feeling it for many reasons: to be kind, to keep the peace, or to stay safe.",
          es: "Se dice que sí sin sentirlo por muchas razones: por cariño, por tener paz o por protegerse.",
        },
        {
          en: "You don’t have to judge it or explain it.",
          es: "No hace falta juzgarlo ni explicarlo.",
        },
      ],
    },
    {
      kind: "choose",
      key: "said",
      therapistOnly: true,
      title: { en: "In that moment, what did you say?", es: "En ese momento, ¿qué dijiste?" },
      help: {
        en: "If you used no words, choose what it came closest to.",
        es: "Si no usaste palabras, elige lo que más se parezca.",
      },
      options: noToYes,
    },
    {
      kind: "choose",
      key: "felt",
      therapistOnly: true,
      title: { en: "In that moment, what did you feel?", es: "En ese momento, ¿qué sentías?" },
      help: {
        en: "It may match what you said, or not.",
        es: "Puede coincidir con lo que dijiste, o no.",
      },
      options: noToYes,
    },
    {
      // Not `core`: a therapist-only number must never be drawn where the couple might see it.
      kind: "scale",
      key: "share",
      therapistOnly: true,
      title: {
        en: "How much of what was true for you did you say?",
        es: "De lo que era verdad para ti, ¿cuánto dijiste?",
      },
      low: { en: "none of it", es: "nada" },
      high: { en: "all of it", es: "todo" },
    },
    {
      kind: "choose",
      key: "why",
      therapistOnly: true,
      title: {
        en: "If some of it stayed unsaid, what was the main reason?",
        es: "Si algo quedó sin decir, ¿cuál fue la razón principal?",
      },
      options: [
        { key: "not-the-time", label: { en: "It was not the time", es: "No era el momento" } },
        { key: "unsure", label: { en: "I was unsure", es: "Tenía dudas" } },
        {
          key: "afraid-of-the-reaction",
          label: { en: "I was afraid of the reaction", es: "Me daba miedo la reacción" },
        },
        { key: "other", label: { en: "Something else", es: "Otra cosa" } },
      ],
    },
    {
      kind: "choose",
      key: "did",
      therapistOnly: true,
      title: { en: "What did you do then?", es: "¿Qué hiciste entonces?" },
      options: [
        { key: "stopped", label: { en: "I stopped", es: "Me detuve" } },
        { key: "changed-it", label: { en: "I changed something", es: "Cambié algo" } },
        {
          key: "went-on-though-i-wanted-to-stop",
          label: { en: "I went on though I wanted to stop", es: "Seguí aunque quería parar" },
        },
        { key: "other", label: { en: "Something else", es: "Otra cosa" } },
      ],
    },
    {
      kind: "read",
      key: "back",
      title: { en: "Come back to now", es: "Vuelve al ahora" },
      body: [
        {
          en: "Look around and name three things you can see.",
          es: "Mira a tu alrededor y nombra tres cosas que veas.",
        },
        {
          en: "You can talk about this with your therapist, or leave it as it is.",
          es: "Puedes hablar de esto con tu terapeuta, o dejarlo como está.",
        },
      ],
    },
  ],
  short: ["moment", "said", "felt", "share", "back"],
};
