import { guessParts } from "@/components/trend/guess-parts";
import { landingParts } from "@/components/trend/landing-parts";
import { saidFeltParts } from "@/components/trend/said-felt-parts";
import { SlippedStrip } from "@/components/trend/slipped-strip";
import { TwoParts } from "@/components/trend/two-parts";
import { Section } from "@/components/ui/section";
import type { trendPage } from "@/data/trend";
import type { PartnerMark } from "@/domain/series";

type Props = {
  trend: Awaited<ReturnType<typeof trendPage>>;
  /** Whose are shown. */
  partners: readonly { mark: PartnerMark; name: string }[];
  asTable: boolean;
  table: { timeZone: string; hrefPrefix: string };
};

/** What is not one number a week: both accounts of a round, slipped steps, said and felt, guesses. */
export function Accounts({ trend, partners, asTable, table }: Props) {
  const { timeZone } = table;
  const { landings, slipped, saidFelt, guesses } = trend;
  // Each partner with the other: two who answer each other.
  const pairs = partners.flatMap((self) => {
    const other = trend.partners.find((each) => each.mark !== self.mark);
    return other ? [{ self, other }] : [];
  });
  const any = (of: Record<PartnerMark, readonly unknown[]>) =>
    partners.some(({ mark }) => of[mark].length > 0);
  return (
    <>
      {any(landings) ? (
        <Section title="Receiving, by both accounts">
          <TwoParts
            {...{ ...table, asTable }}
            parts={pairs.map(({ self, other }) =>
              landingParts(landings[self.mark], { receiver: self, speaker: other, timeZone }),
            )}
          />
        </Section>
      ) : null}
      {trend.asksSlipped ? (
        <Section title="Which step slipped">
          <SlippedStrip
            copy
            timeZone={timeZone}
            rows={partners.map((partner) => ({ partner, answers: slipped[partner.mark] }))}
            table={asTable ? table : undefined}
          />
        </Section>
      ) : null}
      {any(saidFelt) ? (
        <Section title="Said and felt, for you alone" offPaper>
          <TwoParts
            {...{ ...table, asTable }}
            parts={partners.map((partner) =>
              saidFeltParts(saidFelt[partner.mark], { partner, timeZone }),
            )}
          />
        </Section>
      ) : null}
      {any(guesses) ? (
        <Section title="Partners’ guesses of each other">
          <TwoParts
            {...{ ...table, asTable }}
            parts={pairs.map(({ self, other }) =>
              guessParts(guesses[self.mark], { guesser: self, other }),
            )}
          />
        </Section>
      ) : null}
    </>
  );
}
