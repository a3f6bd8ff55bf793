import type { Exercise } from "@/domain/exercise";

export const tuneIn: Exercise = {
  key: "tune-in",
  version: 1,
  title: { en: "Tune in", es: "Sintoniza contigo" },
  summary: {
    en: "A short pause to notice your body, a feeling and a wish. Nothing has to be solved.",
    es: "Una pausa breve para notar tu cuerpo, un sentimiento y un deseo. No hay nada que resolver.",
  },
  capacities: ["self-awareness"],
  together: false,
  minutes: 5,
  steps: [
    {
      kind: "read",
      key: "settle",
      title: { en: "Find a place to pause", es: "Busca un lugar para hacer una pausa" },
      body: [
        {
          en: "Sit, stand or lie down. Your eyes can be open or closed.",
          es: "Puedes sentarte, quedarte de pie o acostarte, con los ojos abiertos o cerrados.",
        },
        {
          en: "If looking inside feels like too much, look around the room instead. You may stop whenever you like.",
          es: "Si mirar hacia dentro se te hace demasiado, mira a tu alrededor. Puedes dejarlo cuando quieras.",
        },
      ],
    },
    {
      kind: "timer",
      key: "body",
      seconds: 60,
      title: { en: "Notice your body", es: "Nota tu cuerpo" },
      body: [
        {
          en: "Start at your feet and move up slowly. Where is it tight, warm, heavy or soft?",
          es: "Empieza por los pies y sube despacio. ¿Dónde hay tensión, calor, peso o calma?",
        },
        { en: "You don’t have to change anything.", es: "No hace falta cambiar nada." },
      ],
    },
    {
      kind: "timer",
      key: "feeling",
      seconds: 60,
      title: { en: "Notice a feeling", es: "Nota un sentimiento" },
      body: [
        {
          en: "Is there a feeling here, big or small? It may not have a name yet.",
          es: "¿Hay aquí algún sentimiento, grande o pequeño? Quizá aún no tenga nombre.",
        },
      ],
    },
    {
      kind: "timer",
      key: "wish",
      seconds: 60,
      title: { en: "Notice a wish", es: "Nota un deseo" },
      body: [
        {
          en: "Is there something you want right now, or don’t want? It can be as small as a glass of water.",
          es: "¿Hay algo que ahora quieras, o que no quieras? Puede ser tan pequeño como un vaso de agua.",
        },
      ],
    },
    {
      kind: "scale",
      key: "clarity",
      core: "clear",
      title: {
        en: "Right now, how clearly do you know what you feel and want?",
        es: "Ahora mismo, ¿con cuánta claridad sabes lo que sientes y quieres?",
      },
      help: {
        en: "There is no good or bad number. Pick the one that fits.",
        es: "No hay números buenos ni malos. Elige el que más se acerque.",
      },
      low: { en: "not at all clear", es: "sin ninguna claridad" },
      high: { en: "completely clear", es: "con total claridad" },
    },
    {
      kind: "write",
      key: "noticed",
      title: { en: "What is one thing you noticed?", es: "¿Qué notaste? Nombra una sola cosa." },
      help: {
        en: "It can be in your body, a feeling or a wish. A few plain words are enough.",
        es: "Algo del cuerpo, un sentimiento o un deseo. Bastan unas pocas palabras sencillas.",
      },
    },
  ],
  short: ["body", "clarity"],
};
