import { PaperForm } from "@/components/couple/paper-form";
import { TextInput } from "@/components/ui/text-input";
import type { PrivatePart } from "@/domain/paper";

type Props = {
  from?: string | undefined;
  to?: string | undefined;
  reader: string;
  ticked: ReadonlySet<PrivatePart>;
  parts: readonly PrivatePart[];
};

/** Of which dates the report is, and what else stands in it; kept in the address. */
export function ReportForm({ from = "", to = "", reader, ticked, parts }: Props) {
  return (
    <PaperForm ticked={ticked} parts={parts} shown>
      <input type="hidden" name="for" value={reader} />
      <TextInput label="From" type="date" name="from" defaultValue={from} />
      <TextInput label="To" type="date" name="to" defaultValue={to} />
    </PaperForm>
  );
}
