import type { Exercise } from "@/domain/exercise";

export const yesNoNotSure: Exercise = {
  key: "yes-no-not-sure",
  version: 1,
  title: { en: "Yes, no, not sure", es: "Sí, no, aún no está claro" },
  summary: {
    en: "Sort a few things into what you want, what you don’t want and what you’re not sure of. Nothing has to be decided.",
    es: "Separa lo que quieres, lo que no quieres y lo que aún no está claro. No hay nada que decidir.",
  },
  capacities: ["self-awareness"],
  together: false,
  minutes: 10,
  steps: [
    {
      kind: "read",
      key: "gather",
      title: {
        en: "Think of a few things in your life as a couple",
        es: "Piensa en algunas cosas de tu vida en pareja",
      },
      body: [
        {
          en: "Pick four or five. They can be small, like a Sunday visit, a quiet evening or a hug at the door.",
          es: "Elige cuatro o cinco. Pueden ser pequeñas: una visita el domingo, una tarde tranquila, un abrazo al llegar.",
        },
        {
          en: "You can do it in your head. If you use paper, keep it where only you will look.",
          es: "Puedes hacerlo en tu cabeza. Si usas papel, guárdalo donde solo mires tú.",
        },
      ],
    },
    {
      kind: "read",
      key: "sort",
      title: { en: "Sort them for today", es: "Sepáralas según lo que sientes hoy" },
      body: [
        {
          en: "Take them one by one. Is it a yes, a no or a not sure?",
          es: "Míralas una por una. ¿Es un sí, es un no o aún no está claro?",
        },
        {
          en: "This is today’s answer. Tomorrow’s may be different.",
          es: "Es la respuesta de hoy. La de mañana puede ser otra.",
        },
      ],
    },
    {
      kind: "read",
      key: "leave",
      title: { en: "Leave the unknowns alone", es: "Deja en paz lo que no está claro" },
      body: [
        {
          en: "You don’t have to push a “not sure” to one side or the other. It can stay where it is.",
          es: "No hace falta empujarlo hacia el sí ni hacia el no. Puede quedarse donde está.",
        },
      ],
    },
    {
      kind: "scale",
      key: "clarity",
      title: {
        en: "Today, how clear is it to you what you want in these things?",
        es: "Hoy, ¿con cuánta claridad sabes lo que quieres en estas cosas?",
      },
      help: {
        en: "Think of all of them, the unknowns too.",
        es: "Piensa en todas, también en las que no están claras.",
      },
      low: { en: "not at all clear", es: "sin ninguna claridad" },
      high: { en: "completely clear", es: "con total claridad" },
    },
    {
      kind: "write",
      key: "unsure",
      title: {
        en: "What is one thing you’re not sure of?",
        es: "Nombra una cosa que aún no tengas clara.",
      },
      help: {
        en: "Choose one that you don’t mind writing down.",
        es: "Elige una que no te importe dejar por escrito.",
      },
    },
    {
      kind: "choose",
      key: "would-help",
      title: { en: "What would help with that one?", es: "¿Qué te ayudaría con eso?" },
      options: [
        { key: "time", label: { en: "More time", es: "Más tiempo" } },
        { key: "knowing-more", label: { en: "Knowing more about it", es: "Saber más sobre ello" } },
        { key: "talking", label: { en: "Talking it over", es: "Hablarlo" } },
        {
          key: "a-small-try",
          label: { en: "A small try that I can stop", es: "Probar un poco y poder parar" },
        },
        {
          key: "leaving-it",
          label: { en: "Leaving it alone for now", es: "Dejarlo estar por ahora" },
        },
        { key: "other", label: { en: "Something else", es: "Otra cosa" } },
      ],
    },
  ],
  short: ["gather", "sort", "clarity"],
};
