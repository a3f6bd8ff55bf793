import Link from "next/link";
import { Table, Td, Th } from "@/components/ui/table";

type Props = {
  teams: readonly { coupleId: string; alias: string | null; members: readonly string[] }[];
};

/** Who cares for which couple. One that the reader has no part in is an id, and no name. */
export function Teams({ teams }: Props) {
  if (teams.length === 0) return <p className="text-quiet">No couple was added yet.</p>;
  return (
    <>
      <p className="mb-4 text-quiet">
        Couples on whose care team you are not stand here without a name. Only a team itself lets
        somebody in.
      </p>
      <Table caption="Care teams">
        <thead>
          <tr>
            <Th>Couple</Th>
            <Th>Care team</Th>
          </tr>
        </thead>
        <tbody>
          {teams.map(({ coupleId, alias, members }) => (
            <tr key={coupleId}>
              <Td>
                {alias === null ? (
                  <span className="break-all font-mono text-small">{coupleId}</span>
                ) : (
                  <Link href={`/couples/${coupleId}/team`} className="link">
                    {alias}
                  </Link>
                )}
              </Td>
              <Td>{members.join(", ")}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}
