import type { ReactNode } from "react";
import { SignOut } from "@/components/practice/sign-out";
import { Shell } from "@/components/ui/shell";
import { leave as signOutHere } from "./settings/actions";
import { currentMember } from "./therapist";

/** The desk around every page of the practice. What may be read is decided by each page's own door calls. */
export default async function PracticeLayout({ children }: { children: ReactNode }) {
  const { name, practice } = await currentMember();
  return (
    <Shell
      memberName={name}
      practiceName={practice.name}
      sample={practice.isSample}
      foot={<SignOut action={signOutHere} />}
    >
      {children}
    </Shell>
  );
}
