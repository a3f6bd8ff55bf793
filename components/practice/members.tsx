import type { Role } from "@/domain/principal";
import { type MemberActions, MemberChanges } from "./member-changes";

type Props = {
  members: readonly { id: string; name: string; role: Role; isSelf: boolean }[];
  /** Null for whoever may change nothing here. */
  actions: MemberActions | null;
};

/** Who works in the practice, and in which role. */
export function Members({ members, actions }: Props) {
  return (
    <ul>
      {members.map((each) => (
        <li key={each.id} className="flex flex-col gap-2 border-hairline border-b py-3">
          <p>
            <span className="font-medium">{each.name}</span>
            <span className="text-quiet">
              {each.role === "owner" ? " · owner" : " · therapist"}
              {each.isSelf ? " · you" : ""}
            </span>
          </p>
          {actions ? <MemberChanges member={each} {...actions} /> : null}
        </li>
      ))}
    </ul>
  );
}
