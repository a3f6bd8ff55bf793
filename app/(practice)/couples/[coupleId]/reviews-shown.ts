import type { Review } from "@/components/couple/reviews";
import type { CoupleView } from "@/data/couple";
import type { ReviewView } from "@/data/review";
import { REVIEWS } from "@/domain/review";
import { dayOf } from "@/domain/when";

const GONE = {
  withdrawn: "It was withdrawn since, so what it said is not shown.",
  held: "It waits for you to say whose it is, so what it said is not shown.",
  erasing: "Everything was asked to be erased since, so what it said is not shown.",
} as const;

/** What asks for a private review, in words that describe the answer and say no more. */
export function reviewsShown(
  reviews: readonly ReviewView[],
  { partners, timeZone }: Pick<CoupleView, "partners" | "timeZone">,
  now: Date,
): Review[] {
  return reviews.map(({ id, mark, reason, standing, reflectionId, title, number, at, entries }) => {
    const moved = standing.is === "set-aside" && standing.readdressed;
    const name = partners.find((each) => each.mark === mark)?.name ?? mark;
    return {
      ...{ id, mark, entries },
      headline: headlineOf(name, reason, standing),
      about: `“${title}”, round ${number}, ${dayOf(at, timeZone, now)}`,
      href: standing.is === "sent" || standing.is === "held" ? `#reflection-${reflectionId}` : null,
      waiting: !moved && entries.every(({ decided }) => decided === null),
    };
  });
}

function headlineOf(
  name: string,
  reason: ReviewView["reason"],
  standing: ReviewView["standing"],
): string {
  const rule = REVIEWS.find((each) => each.reason === reason);
  if (rule) return `${name} ${rule.words.charAt(0).toLowerCase()}${rule.words.slice(1)}`;
  return `${name}: an answer asked for a private review. ${goneOf(standing)}`.trim();
}

function goneOf(standing: ReviewView["standing"]): string {
  if (standing.is === "sent") return "";
  if (standing.is !== "set-aside") return GONE[standing.is];
  return standing.readdressed
    ? "It was given to the other partner, under whose name it stands now."
    : "It was set aside as written by the wrong partner.";
}
