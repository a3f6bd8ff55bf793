import "server-only";
import type { Therapist } from "@/domain/principal";
import type { PartnerMark } from "@/domain/series";
import { type Reader, visibleTo } from "@/domain/visible";
import { wallTimeOf } from "@/domain/wall-time";
import { record } from "./audit";
import { getCouple } from "./couple";
import { listTotals } from "./measure";
import { asPrincipal } from "./principal/transaction";
import { listRounds, type ReadAnswer } from "./reading";
import { listReviews } from "./review";
import { safeView } from "./safe-view";
import { listTimeline } from "./timeline";
import { coupleTrend } from "./trend";

/** More rounds than anybody keeps: every week for ten years. */
const EVERY_ROUND = 520;

/** What one partner sent on one round: what was asked, and the answers that the reader may read. */
export type WrittenRound = {
  id: string;
  mark: PartnerMark;
  title: string;
  sentAt: Date;
  language: string;
  answers: ReadAnswer[];
};

/**
 * A couple's time between two instants (`to` left out) for one reader: the therapist, or (by mark)
 * the partner to whom it is handed, with what that reader may see and nothing else. Flags, entered
 * measures and what the therapist wrote alone are the therapist's. Audited, with whom it is for. Throws
 * NotFound off the care team.
 */
export async function coupleReport(
  therapist: Therapist,
  coupleId: string,
  of: { reader: PartnerMark | "therapist"; from?: Date | undefined; to?: Date | undefined },
  now: Date = new Date(),
) {
  const couple = await getCouple(therapist, coupleId, now);
  const self = couple.partners.find((each) => each.mark === of.reader);
  const viewer: Therapist | Reader = self
    ? { kind: "reader", coupleId, partnerId: self.id, language: self.language }
    : therapist;
  const within = (at: Date) => (!of.from || at >= of.from) && (!of.to || at < of.to);
  const dayWithin = (day: string) =>
    (!of.from || day >= dayOf(of.from)) && (!of.to || day < dayOf(of.to));
  const dayOf = (at: Date) => wallTimeOf(at, couple.timeZone).slice(0, 10);
  // Of whom the reader may read what was sent; of the other, a passage that opened is read apart.
  const readable = couple.partners.filter(({ id }) =>
    visibleTo(viewer, { ...SENT, coupleId, partnerId: id, sentAt: now }, now),
  );
  const mayRead = (mark: PartnerMark) => readable.some((each) => each.mark === mark);
  const trend = await coupleTrend(therapist, coupleId, { from: of.from, to: of.to });
  const rounds = await listRounds(therapist, coupleId, EVERY_ROUND, viewer);
  const passages = await safeView(therapist, coupleId, now, viewer);
  const entries = await listTimeline(therapist, coupleId);
  const measures = self ? [] : await listTotals(therapist, coupleId);
  const reviews = self ? [] : await listReviews(therapist, coupleId);
  await asPrincipal(therapist, (tx) =>
    record(therapist, tx, { action: "report.made", subjectId: self?.id ?? coupleId, coupleId }),
  );
  return {
    partners: readable.map(({ mark, name }) => ({ mark, name })),
    series: trend.series.filter((each) => mayRead(each.partner.mark)),
    landed: trend.landed.filter((each) => mayRead(each.partner.mark)),
    slipped: readable.map(({ mark, name }) => ({
      ...{ partner: { mark, name }, answers: trend.slipped[mark] },
    })),
    // A time that both know, and no word of either.
    ...{ sessions: trend.sessions, expectedDays: trend.expectedDays },
    sameMoment: trend.sameMoment,
    written: rounds.flatMap(({ title, reflections }) =>
      readable.flatMap(({ mark }): WrittenRound[] => {
        const sent = reflections[mark];
        if (!sent || sent.answers.length === 0 || !within(sent.sentAt)) return [];
        const { id, sentAt, language, answers } = sent;
        return [{ id, mark, title, sentAt, language, answers }];
      }),
    ),
    passages: passages.filter((each) => within(each.opensAt)),
    agreements: entries.filter(({ kind, day }) => kind === "agreement" && dayWithin(day)),
    notes: self ? [] : entries.filter(({ kind, day }) => kind !== "agreement" && dayWithin(day)),
    reviews: reviews.filter(({ at }) => within(at)),
    measures: measures.flatMap(({ measure, totals }) => {
      const of = (mark: PartnerMark) => totals[mark].filter((each) => dayWithin(each.takenOn));
      const own = { circle: of("circle"), diamond: of("diamond") };
      return own.circle.length + own.diamond.length > 0 ? [{ measure, totals: own }] : [];
    }),
  };
}

// A reflection that was sent, of a couple whose therapist asks.
const SENT = { writtenIn: null, writtenAt: null, sentIn: null, careTeam: true };
