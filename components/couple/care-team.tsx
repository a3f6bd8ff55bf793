import { dayOf } from "@/domain/when";

type Props = {
  team: readonly {
    memberId: string;
    name: string;
    since: Date;
    by: string | null;
    isSelf: boolean;
  }[];
  timeZone: string;
  now: Date;
};

/** Who may see the couple, since when, and who let them in. */
export function CareTeam({ team, timeZone, now }: Props) {
  return (
    <ul>
      {team.map(({ memberId, name, since, by, isSelf }) => (
        <li key={memberId} className="border-hairline border-b py-3">
          <span className="font-medium">{name}</span>
          <span className="text-quiet">
            {isSelf ? " · you" : ""} · since {dayOf(since, timeZone, now)}
            {by ? `, added by ${by}` : ""}
          </span>
        </li>
      ))}
    </ul>
  );
}
