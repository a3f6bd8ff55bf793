import type { Language } from "@/domain/language";

/** How the moment went, from the numbers beside the sentence. */
export type Tone = "hard" | "mixed" | "easy";

/** One true sentence about a moment: what invented partners write in the weekly check-in. */
export const SENTENCES: Readonly<Record<Language, Record<Tone, readonly string[]>>> = {
  en: {
    hard: [
      "I said it was fine about your mother's visit, and it was not fine.",
      "I wanted to stop talking and did not know how to say so without leaving.",
      "When you looked at your phone I decided it was not worth finishing.",
      "I noticed my jaw was tight for the whole drive home.",
      "I was already defending myself before you had finished the sentence.",
      "I wanted a hug and asked whether the dishwasher was empty.",
      "I do not think I knew what I wanted until two days later.",
      "It went quiet and I filled it with a joke, because the quiet scared me.",
      "I heard blame where I think there was only tiredness.",
      "I wanted to be asked, and I was angry that I had to want it.",
      "I agreed to the weekend plan so that the evening would stay calm.",
      "I said the second most important thing and kept the first.",
      "I left the room to cool down and never said that I was coming back.",
      "I wish I had said that I was lonely, instead of that you were late.",
      "My answer was short because I was close to crying.",
      "I nodded. I was not listening any more.",
      "I brought up the money thing at the worst minute, and I knew it.",
      "I felt like a guest in my own kitchen and I did not say it.",
      "I corrected your story in front of our friends, and I saw your face.",
      "I wanted closeness and I was afraid that it would have to lead somewhere.",
    ],
    mixed: [
      "I told you about half of it, and half was more than last time.",
      "I noticed I was waiting for you to guess.",
      "I asked what you meant, a bit late, but I asked.",
      "It was hard to hear, and I did not leave.",
      "I wanted to go home early and it took me an hour to say so.",
      "I could feel myself explaining, and I stopped in the middle.",
      "I said no to the call with your brother and then apologised four times.",
      "We both wanted to be right about the route, and neither of us cared about the route.",
      "I needed a minute, and I took it in the garden.",
      "I said I was worried; what I was is sad.",
      "I think you heard me. I am not sure I heard you.",
      "I changed my mind about the trip, and I told you on the third try.",
      "I liked sitting next to you and I did not want to talk about it.",
      "I was honest about the test results, and less honest about how scared I am.",
      "I listened well until it was about me.",
      "I wanted you to come upstairs and said it as a question about the time.",
      "I noticed that I go quiet when your voice gets fast.",
      "I said it clumsily, but it was true.",
      "I do not know yet whether I was tired or hurt.",
      "I asked for a break, and I came back later than I had said.",
    ],
    easy: [
      "I said I was not in the mood for people, and you simply put the kettle on.",
      "I told you the small thing before it became a big thing.",
      "You asked one more question, and that was when I knew what I felt.",
      "I said I wanted to hold hands and nothing else, and that was a good evening.",
      "I noticed I was getting sharp, and I said so before you had to.",
      "It surprised me how easy it was after the first five words.",
      "I was wrong about what you were thinking, and it was nice to be wrong.",
      "I said no to the second film and felt close to you anyway.",
      "You said something hard about my work, and I could stay curious.",
      "I cried a little in the car and did not have to explain it.",
      "I told you that I miss how we used to dance. You turned on the radio.",
      "I asked you to slow down and you did. That was all I needed.",
      "We changed the plan twice and laughed about it.",
      "I could say that I did not know, and nobody pushed.",
      "You thanked me for telling you. I had been ready for a fight.",
      "I felt my shoulders come down when you repeated it back to me.",
      "I wanted to give advice and I asked about it instead.",
      "I said what I liked about that morning, out loud, while it was happening.",
      "I heard your no and it did not feel like the end of anything.",
      "We were both tired, we both said it, and we left it there.",
    ],
  },
  es: {
    hard: [
      "Dije que me daba igual, y no me daba igual.",
      "Quería que me preguntaras y me enfadé por tener que desearlo.",
      "Me callé para que la cena siguiera en paz.",
      "Oí un reproche donde quizá solo había cansancio.",
      "Me fui a la otra habitación y no dije que iba a volver.",
      "No supe lo que quería hasta dos días después.",
    ],
    mixed: [
      "Te conté la mitad, y la mitad ya es más que la otra vez.",
      "Tardé una hora en decir que quería irme a casa.",
      "Me costó escucharlo y no me fui.",
      "Dije que tenía preocupación; lo que tenía era tristeza.",
      "Noté que me quedo en silencio cuando hablas deprisa.",
      "Todavía no sé si era cansancio o si me dolió.",
    ],
    easy: [
      "Te dije lo pequeño antes de que se hiciera grande.",
      "Me preguntaste una vez más y ahí supe lo que sentía.",
      "Pedí ir más despacio y fuiste más despacio. No necesitaba otra cosa.",
      "Cambiamos de plan dos veces y nos reímos.",
      "Pude decir que no lo sabía y nadie insistió.",
      "Me diste las gracias por contártelo. Yo esperaba una discusión.",
    ],
  },
};

/** What is written in other exercises, by exercise. */
export const WRITTEN: Readonly<Record<string, Record<Language, readonly string[]>>> = {
  "tune-in": {
    en: [
      "Heavy arms, a little hope, and a wish to be left alone for an hour.",
      "Mostly hungry. Under that, something like pride.",
      "A tight chest when I thought about Sunday.",
    ],
    es: ["Peso en los hombros y ganas de que alguien me preparara un té."],
  },
  "yes-no-not-sure": {
    en: ["Having your parents stay for the whole week.", "Talking about it in bed, at night."],
    es: ["Salir los viernes con todo el grupo."],
  },
  "good-partner-rule": {
    en: [
      "A good partner is never too tired to listen. I think it is my father's.",
      "A good partner knows without being told.",
    ],
    es: ["Quien quiere bien no se queja. Creo que es de mi abuela."],
  },
  "draft-the-true-sentence": {
    en: [
      "I love our evenings, and I need one of them each week to be only mine.",
      "I have been saying yes to Sundays at your sister's, and I would like to say it less.",
    ],
    es: ["Me gusta que me busques, y a veces necesito que primero hablemos."],
  },
  "one-small-true-thing": {
    en: ["Saying it while looking at you.", "Not adding a joke at the end."],
    es: ["No pedir perdón después de decirlo."],
  },
  "soft-landing": {
    en: [
      "That you repeated my own words, even the odd ones.",
      "When your hand stayed where it was.",
      "You asked whether there was more, and waited.",
    ],
    es: ["Que no me dieras consejos."],
  },
  "when-it-stung": {
    en: [
      "“That is hard for me to hear. Give me a minute and tell me more.”",
      "“Ouch. What did you hope I would understand?”",
    ],
    es: ["«Me duele oírlo. Quiero entenderlo; dame un momento.»"],
  },
  "which-step-slipped": {
    en: ["I would say it in the car, before we went in.", "I would ask what the silence means."],
    es: ["Lo diría antes de entrar, no a la vuelta."],
  },
};
