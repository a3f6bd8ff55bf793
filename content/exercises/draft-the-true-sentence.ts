import type { Exercise } from "@/domain/exercise";

export const draftTheTrueSentence: Exercise = {
  key: "draft-the-true-sentence",
  version: 1,
  title: { en: "Draft the true sentence", es: "Un borrador de la frase verdadera" },
  summary: {
    en: "Let a hard sentence come out raw first. Then find words that are honest and kind, and decide freely what to do with it.",
    es: "Deja que una frase difícil salga primero en bruto. Luego busca palabras honestas y amables, y decide con libertad qué hacer.",
  },
  capacities: ["honest-expression"],
  together: false,
  minutes: 10,
  steps: [
    {
      kind: "read",
      key: "raw",
      title: { en: "First, the raw version", es: "Primero, en bruto" },
      body: [
        {
          en: "Is there something you haven’t told your partner? Say it in your head just as it comes.",
          es: "¿Hay algo que no le has dicho a tu pareja? Dilo en tu cabeza tal como salga.",
        },
        {
          en: "Nothing is written down on this screen. If you use paper, keep it where only you will look.",
          es: "En esta pantalla no se escribe nada. Si usas papel, guárdalo donde solo mires tú.",
        },
      ],
    },
    {
      kind: "read",
      key: "honest-and-kind",
      title: { en: "Then, honest and kind", es: "Después, con verdad y amabilidad" },
      body: [
        {
          en: "Keep what is true and let the blame go. Start with “I” and stay with one thing.",
          es: "Conserva lo que es verdad y suelta el reproche. Habla de ti y de una sola cosa.",
        },
      ],
    },
    {
      kind: "scale",
      key: "readiness",
      title: {
        en: "Right now, how ready are you to say it to your partner?",
        es: "Ahora mismo, ¿hasta qué punto podrías decírsela a tu pareja?",
      },
      help: {
        en: "A low number is fine. It only shows where you are now.",
        es: "Un número bajo está bien. Solo muestra en qué punto estás.",
      },
      low: { en: "not ready at all", es: "todavía no podría" },
      high: { en: "completely ready", es: "podría decirla ya" },
    },
    {
      kind: "write",
      key: "sentence",
      title: { en: "What is your sentence now?", es: "¿Cómo es tu frase ahora?" },
      help: {
        en: "One sentence is enough. Writing it here does not send it to your partner.",
        es: "Basta con una frase. Escribirla aquí no se la envía a tu pareja.",
      },
    },
    {
      kind: "read",
      key: "free",
      title: { en: "It is yours to decide", es: "La decisión es tuya" },
      body: [
        {
          en: "A true sentence doesn’t have to be said today, or at all.",
          es: "Una frase verdadera no tiene que decirse hoy. Tampoco tiene que decirse nunca.",
        },
        {
          en: "If saying it might not be safe, talk to your therapist first.",
          es: "Si decirla puede ponerte en peligro, habla antes con tu terapeuta.",
        },
      ],
    },
    {
      kind: "choose",
      key: "next",
      title: {
        en: "What would you like to do with it?",
        es: "¿Qué te gustaría hacer con esa frase?",
      },
      options: [
        { key: "say", label: { en: "Say it", es: "Decirla" } },
        { key: "wait", label: { en: "Wait", es: "Esperar" } },
        {
          key: "bring-to-session",
          label: { en: "Bring it to a session", es: "Llevarla a una sesión" },
        },
      ],
    },
  ],
  short: ["honest-and-kind", "readiness", "sentence"],
};
