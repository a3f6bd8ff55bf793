import Link from "next/link";
import { Table, Td, Th } from "@/components/ui/table";
import { momentOf } from "@/domain/when";

type Row = {
  seq: number;
  at: Date;
  actor: string;
  words: string;
  couple: { id: string; alias: string } | null;
};

/** The audit trail in sentences: when, who, what, and of which couple. */
export function AuditTable({ rows, timeZone }: { rows: readonly Row[]; timeZone: string }) {
  const now = new Date();
  return (
    <Table caption="Audit trail, latest first">
      <thead>
        <tr>
          <Th>When</Th>
          <Th>Who did what</Th>
          <Th>Couple</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ seq, at, actor, words, couple }) => (
          <tr key={seq}>
            <Td className="whitespace-nowrap text-quiet">
              <time dateTime={at.toISOString()}>{momentOf(at, timeZone, now)}</time>
            </Td>
            <Td>
              {actor} {words}
            </Td>
            <Td>
              {couple ? (
                <Link href={`/couples/${couple.id}`} className="link">
                  {couple.alias}
                </Link>
              ) : null}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
