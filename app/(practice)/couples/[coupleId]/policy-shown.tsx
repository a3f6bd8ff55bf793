import Link from "next/link";
import { Notice } from "@/components/ui/notice";
import { TEMPLATE_WORDS } from "@/content/confidences";
import type { ConfidencesVersion } from "@/data/confidences";
import type { CoupleView } from "@/data/couple";
import { calendarDay } from "@/domain/when";

type Props = {
  couple: CoupleView;
  policy: ConfidencesVersion | undefined;
  inTheRoom?: boolean | undefined;
};

/** Today's confidences policy by its name, and since when both were spoken with alone. */
export function PolicyTag({ couple, policy, inTheRoom }: Props) {
  return (
    <>
      <Link href={`/couples/${couple.id}/confidences`} className="link">
        {policy ? TEMPLATE_WORDS[policy.template].tag : "No confidences policy"}
      </Link>
      {inTheRoom ? null : <span data-private> · {screenedOf(couple)}</span>}
    </>
  );
}

/** Said while none is written: it is the first thing that partners ask about. */
export function PolicyMissing({ couple }: Pick<Props, "couple">) {
  return (
    <div className="mb-7">
      <Notice title="No confidences policy is written yet">
        Partners are shown that you have not said what may come up in the joint session.{" "}
        <Link href={`/couples/${couple.id}/confidences`} className="link">
          Write it
        </Link>
        .
      </Notice>
    </div>
  );
}

function screenedOf({ partners, coupleFeatures }: CoupleView): string {
  if (!coupleFeatures) return "not yet spoken with each alone";
  const last = partners
    .map((each) => each.screening?.spokenOn ?? "")
    .sort()
    .at(-1);
  return last ? `both spoken with alone, ${calendarDay(last)}` : "both spoken with alone";
}
