"use client";

import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";

type SignIn = { id: string; device: string; since: string; seen: string };
type Props = {
  here: SignIn | null;
  others: readonly SignIn[];
  endOne: FormAction<void>;
  endOthers: FormAction<void>;
};

/** Where a member is signed in: by device and time, never by place. */
export function SignIns({ here, others, endOne, endOthers }: Props) {
  return (
    <div className="flex flex-col gap-5">
      <ul>
        {here ? <Entry {...here} isThis /> : null}
        {others.map((each) => (
          <Entry key={each.id} {...each} end={endOne} />
        ))}
      </ul>
      {others.length > 1 ? (
        <ActionForm action={endOthers} submit="End all others" kind="secondary" />
      ) : null}
    </div>
  );
}

type EntryProps = SignIn & { isThis?: boolean; end?: FormAction<void> };

function Entry({ id, device, since, seen, isThis = false, end }: EntryProps) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-hairline border-b py-3">
      <div>
        <p className="font-medium">
          {device}
          {isThis ? " · this one" : ""}
        </p>
        <p className="text-caption text-quiet">
          Since {since} · last seen {seen}
        </p>
      </div>
      {end ? (
        <ActionForm action={end} submit="End" kind="secondary" className="">
          {() => <input type="hidden" name="signInId" value={id} />}
        </ActionForm>
      ) : null}
    </li>
  );
}
