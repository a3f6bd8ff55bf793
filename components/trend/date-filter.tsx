import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/text-input";

type Props = { from?: string; to?: string; expand?: string; view?: string };

/** From and to, kept in the address; works without script. */
export function DateFilter({ from = "", to = "", expand, view }: Props) {
  return (
    <form method="get" className="flex flex-wrap items-end gap-3">
      <TextInput label="From" type="date" name="from" defaultValue={from} />
      <TextInput label="To" type="date" name="to" defaultValue={to} />
      {expand ? <input type="hidden" name="expand" value={expand} /> : null}
      {view ? <input type="hidden" name="view" value={view} /> : null}
      <Button type="submit" className="min-h-11">
        Show
      </Button>
    </form>
  );
}
