import type { Template } from "@/domain/confidences";
import type { Words } from "@/domain/language";

/** Each template's name, what it is called on the couple's page, and the words it begins with, for the therapist to make their own. */
export const TEMPLATE_WORDS: Readonly<
  Record<Template, { name: string; tag: string; words: Words }>
> = {
  "no-secrets": {
    name: "No secrets",
    tag: "No secrets",
    words: {
      en: "What you write to me can come up when we three meet. I will not keep one partner’s words from the other, though I choose the time with care.",
      es: "Lo que me escribas puede salir cuando nos reunamos. No ocultaré a una persona lo que escriba la otra, aunque elegiré el momento con cuidado.",
    },
  },
  limited: {
    name: "Limited",
    tag: "Limited confidences",
    words: {
      en: "What you write to me comes up when we three meet only if I have asked you first and you have said yes.",
      es: "Lo que me escribas solo saldrá cuando nos reunamos si antes te lo he preguntado y has dicho que sí.",
    },
  },
  separate: {
    name: "Separate",
    tag: "Separate confidences",
    words: {
      en: "What you write to me stays between us. I will not bring it up when we three meet.",
      es: "Lo que me escribas queda entre tú y yo. No lo sacaré cuando nos reunamos.",
    },
  },
};
