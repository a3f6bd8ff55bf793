import type { MeasureShown } from "@/components/measure/own-totals";
import { TotalPlot } from "@/components/measure/total-plot";
import type { CoupleView } from "@/data/couple";
import type { MeasureTotals } from "@/data/measure";
import { changesOf } from "@/domain/measure";
import { changeWords, measureWords, reliabilityWords } from "@/domain/measure-words";

/** Entered totals as they are shown, with what may be said of them and what that rests on. */
export function measuresShown(
  found: readonly MeasureTotals[],
  partners: CoupleView["partners"],
): MeasureShown[] {
  return found.map(({ measure, totals }) => ({
    ...{ id: measure.id, name: measure.retired ? `${measure.name} (retired)` : measure.name },
    ...{ facts: measureWords(measure), basis: reliabilityWords(measure) },
    partners: partners.map(({ mark, name }) => ({
      ...{ mark, name, totals: totals[mark] },
      plot: <TotalPlot partner={{ mark, name }} totals={totals[mark]} measure={measure} />,
      changes: changesOf(totals[mark], measure).map(changeWords),
    })),
  }));
}
