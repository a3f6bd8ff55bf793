import { Button } from "@/components/ui/button";
import { Select, TextInput } from "@/components/ui/text-input";

type Named = { id: string; name: string };
type Props = {
  couple?: string;
  who?: string;
  from?: string;
  to?: string;
  couples: readonly Named[];
  members: readonly Named[];
};

/** Which rows of the trail, kept in the address by id, never by name; works without script. */
export function AuditFilterForm({ couple, who, from, to, couples, members }: Props) {
  return (
    <form method="get" className="flex flex-wrap items-end gap-3" data-chrome>
      <Choice label="Couple" name="couple" all="All" value={couple} options={couples} />
      <Choice label="Who" name="who" all="Everybody" value={who} options={members} />
      <TextInput label="From" type="date" name="from" defaultValue={from ?? ""} />
      <TextInput label="To" type="date" name="to" defaultValue={to ?? ""} />
      <Button type="submit" className="min-h-11">
        Show
      </Button>
    </form>
  );
}

type ChoiceProps = {
  label: string;
  name: string;
  all: string;
  value: string | undefined;
  options: readonly Named[];
};

function Choice({ label, name, all, value, options }: ChoiceProps) {
  return (
    <Select label={label} name={name} defaultValue={value ?? ""}>
      <option value="">{all}</option>
      {options.map((each) => (
        <option key={each.id} value={each.id}>
          {each.name}
        </option>
      ))}
    </Select>
  );
}
