import { Button } from "@/components/ui/button";
import { Select, TextInput } from "@/components/ui/text-input";

type Props = {
  exercises: readonly { key: string; title: string }[];
  exercise: string;
  from?: string | undefined;
  to?: string | undefined;
  /** What else the address says, and goes on saying. */
  kept: Readonly<Record<string, string | undefined>>;
};

/** Exercise and dates, kept in the address; works without script. */
export function TrendFilter({ exercises, exercise, from = "", to = "", kept }: Props) {
  return (
    <form method="get" className="flex flex-wrap items-end gap-3">
      {exercises.length > 1 ? (
        <Select label="Exercise" name="exercise" defaultValue={exercise}>
          {exercises.map(({ key, title }) => (
            <option key={key} value={key}>
              {title}
            </option>
          ))}
        </Select>
      ) : null}
      <TextInput label="From" type="date" name="from" defaultValue={from} />
      <TextInput label="To" type="date" name="to" defaultValue={to} />
      {Object.entries(kept).map(([name, value]) =>
        value ? <input key={name} type="hidden" name={name} value={value} /> : null,
      )}
      <Button type="submit" className="min-h-11">
        Show
      </Button>
    </form>
  );
}
