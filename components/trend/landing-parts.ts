import { apartWords, type Landing, landingWords } from "@/domain/landing";
import type { PartnerMark } from "@/domain/series";
import { fullDay } from "./day";
import type { Parts } from "./two-parts";
import { EARLIER } from "./words";

type Partner = { mark: PartnerMark; name: string };

/** Both accounts of each round on which `receiver` received and the other partner spoke. */
export function landingParts(
  landings: readonly Landing[],
  { receiver, speaker, timeZone }: { receiver: Partner; speaker: Partner; timeZone: string },
): Parts {
  return {
    partner: receiver,
    name: `${receiver.name} receiving, by both accounts, self-ratings`,
    caption: landingWords(landings, { receiver, speaker, day: (at) => fullDay(at, timeZone) }),
    look: { capacity: "responsiveness", shapes: [receiver.mark, speaker.mark] },
    head: [
      `How gently ${receiver.name} received`,
      `How safe ${speaker.name} felt after speaking`,
      "Between them",
      "About",
    ],
    rows: landings.flatMap(({ at, reflectionId, received, landed, apart, sameMoment, before }) =>
      typeof received === "number" && typeof landed === "number"
        ? [
            {
              ...{ at, reflectionId, first: received, second: landed, ...(before && { before }) },
              cells: [
                `${received}${before ? EARLIER : ""}`,
                String(landed),
                apartWords(apart),
                sameMoment ? "the same moment" : "each an own moment",
              ],
            },
          ]
        : [],
    ),
  };
}
