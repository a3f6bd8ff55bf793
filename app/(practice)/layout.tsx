import type { ReactNode } from "react";
import { Closing } from "@/components/practice/closing";
import { GoInTheRoom, InTheRoom } from "@/components/practice/in-the-room";
import { SignOut } from "@/components/practice/sign-out";
import { Shell } from "@/components/ui/shell";
import { fullDay } from "@/domain/when";
import { hidePrivate, showPrivate } from "./in-the-room-actions";
import { leave as signOutHere } from "./settings/actions";
import { currentMember, currentTherapist } from "./therapist";

/** The desk around every page of the practice. What may be read is decided by each page's own door calls. */
export default async function PracticeLayout({ children }: { children: ReactNode }) {
  const therapist = await currentTherapist();
  const { name, practice } = await currentMember();
  return (
    <Shell
      memberName={name}
      practiceName={practice.name}
      sample={practice.isSample}
      over={
        <>
          {therapist.inTheRoom ? <InTheRoom action={showPrivate} /> : null}
          {practice.erasesAt ? (
            <Closing day={fullDay(practice.erasesAt, practice.timeZone)} />
          ) : null}
        </>
      }
      foot={
        <>
          {therapist.inTheRoom ? null : <GoInTheRoom action={hidePrivate} />}
          <SignOut action={signOutHere} />
        </>
      }
    >
      {children}
    </Shell>
  );
}
