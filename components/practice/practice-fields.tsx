import { type FormState, fieldOf } from "@/components/ui/form-state";
import { Select, TextInput } from "@/components/ui/text-input";

type Initial = { practiceName?: string; timeZone?: string; crisisLine?: string };
type Props = { state: FormState; timeZones: readonly string[]; initial?: Initial };

/** What a practice says of itself: name, time zone, and whom to call in a crisis. */
export function PracticeFields({ state, timeZones, initial = {} }: Props) {
  const zone = fieldOf(state, "timeZone", initial.timeZone);
  // A runtime's list leaves some names out that it knows, UTC among them.
  const zones = [...new Set([...timeZones, "UTC", initial.timeZone ?? "UTC"])];
  return (
    <>
      <TextInput
        label="Name of the practice"
        autoComplete="organization"
        {...fieldOf(state, "practiceName", initial.practiceName)}
      />
      <Select
        label="Time zone"
        hint="Due times and sessions are kept on this clock."
        // A select takes a later default only when it is made anew.
        key={zone.defaultValue}
        {...zone}
      >
        <option value="">Choose</option>
        {zones.map((each) => (
          <option key={each} value={each}>
            {each.replaceAll("_", " ")}
          </option>
        ))}
      </Select>
      <TextInput
        label="Crisis line"
        hint="Shown wherever clients write: whom to call when they are in danger or cannot wait."
        {...fieldOf(state, "crisisLine", initial.crisisLine)}
      />
    </>
  );
}
