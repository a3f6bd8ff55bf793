import type { Role } from "@/domain/principal";

type Props = { members: readonly { id: string; name: string; role: Role; isSelf: boolean }[] };

/** Who works in the practice, and in which role, as every member may know. */
export function Members({ members }: Props) {
  return (
    <ul>
      {members.map(({ id, name, role, isSelf }) => (
        <li key={id} className="border-hairline border-b py-3">
          <span className="font-medium">{name}</span>
          <span className="text-quiet">
            {role === "owner" ? " · owner" : " · therapist"}
            {isSelf ? " · you" : ""}
          </span>
        </li>
      ))}
    </ul>
  );
}
