"use client";

import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";

export type WrongPartnerActions = {
  setAside: FormAction<void>;
  bringBack: FormAction<void>;
  readdress: FormAction<void>;
  recognise: FormAction<void>;
  unrecognise: FormAction<void>;
};

type Props = {
  coupleId: string;
  reflectionId: string;
  /** Under whose name it stands, and who may have written it. */
  name: string;
  other: string;
  standing: "sent" | "held" | "set-aside";
  /** Who said, and when, that it is whose link it came by; null where that was never in question. */
  said: string | null;
  actions: WrongPartnerActions;
};

/** For a reflection that came over the wrong partner's link: aside first, then to whom it belongs. */
export function WrongPartner(props: Props) {
  const { coupleId, reflectionId, name, other, standing, said, actions } = props;
  const ids = (
    <>
      <input type="hidden" name="coupleId" value={coupleId} />
      <input type="hidden" name="reflectionId" value={reflectionId} />
    </>
  );
  if (standing === "held") {
    return (
      <div data-chrome className="mt-3 flex flex-wrap gap-3 text-caption">
        <ActionForm
          action={actions.recognise}
          submit={`It is ${name}’s`}
          kind="secondary"
          className=""
        >
          {() => ids}
        </ActionForm>
        <ActionForm action={actions.setAside} submit="Set it aside" kind="secondary" className="">
          {() => ids}
        </ActionForm>
      </div>
    );
  }
  if (standing === "sent") {
    return (
      <details data-chrome className="mt-4 text-caption">
        <summary className="cursor-pointer text-quiet">Written by the wrong partner?</summary>
        <div className="mt-2 flex flex-col gap-3">
          {said ? (
            <>
              <p>
                The link had been reported, and this is {name}’s: {said}
              </p>
              <ActionForm action={actions.unrecognise} submit="Undo: ask again" kind="secondary">
                {() => ids}
              </ActionForm>
            </>
          ) : null}
          <p>
            If {other} wrote this over {name}’s link, set it aside. It leaves trends and the safe
            view, nobody reads it, and what it released is taken back. You can bring it back.
          </p>
          <ActionForm action={actions.setAside} submit="Set it aside" kind="secondary">
            {() => ids}
          </ActionForm>
        </div>
      </details>
    );
  }
  return (
    <div data-chrome className="mt-3 flex flex-col gap-3 text-caption">
      <ActionForm action={actions.bringBack} submit="Bring it back" kind="secondary">
        {() => ids}
      </ActionForm>
      <details>
        <summary className="cursor-pointer text-quiet">{other} wrote it?</summary>
        <div className="mt-2 flex flex-col gap-3">
          <p>
            Its answers then become {other}’s on this round and count in {other}’s trends, and{" "}
            {other} can read them with an own passphrase. This cannot be undone. {name} can answer
            this round while it is open.
          </p>
          <ActionForm action={actions.readdress} submit={`Give it to ${other}`} kind="secondary">
            {() => ids}
          </ActionForm>
        </div>
      </details>
    </div>
  );
}
