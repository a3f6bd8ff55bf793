import type { FormAction } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { fullDay } from "@/domain/when";
import { CoupleButton } from "./couple-button";

type Props = {
  couple: {
    id: string;
    /** When all of it is erased, if that was asked for. */
    erasesAt: Date | null;
    timeZone: string;
  };
  /** Nothing is erased while it stands. */
  legalHold: boolean;
  takeOut: FormAction<never>;
  keep: FormAction<void>;
};

/** That a couple is archived, or is to be erased; and the ways back. */
export function Archived({ couple, legalHold, takeOut, keep }: Props) {
  const { id, erasesAt, timeZone } = couple;
  const out = <CoupleButton coupleId={id} action={takeOut} submit="Take out of the archive" />;
  if (!erasesAt) {
    return (
      <Notice title="This couple is archived. Everything is still here.">
        <div className="mt-2">{out}</div>
      </Notice>
    );
  }
  const day = fullDay(erasesAt, timeZone);
  const title = legalHold
    ? `This couple is to be erased once the legal hold is over, and not before ${day}.`
    : `This couple is to be erased on ${day}.`;
  return (
    <Notice title={title}>
      Until then everything is still here. Anybody on its care team can undo it; taking it out of
      the archive undoes it too. The audit trail says who asked.{" "}
      {legalHold
        ? "Partners who open a link are told of the hold. If the day has passed when it is lifted, everything is erased at once, and they are not told again."
        : "Both partners are told when they open a link."}
      <div className="mt-3 flex flex-wrap gap-2.5">
        <CoupleButton coupleId={id} action={keep} submit="Undo: keep the couple" />
        {out}
      </div>
    </Notice>
  );
}
