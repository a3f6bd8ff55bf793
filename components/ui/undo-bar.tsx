import { Button } from "./button";

type Props = {
  /** What was done, in the past tense: "Harbour was archived." */
  message: string;
  action: string | ((form: FormData) => void | Promise<void>);
  /** Hidden fields that say what to undo. */
  fields?: Readonly<Record<string, string>>;
  label?: string;
};

/** Says what happened and offers the way back; works without script. */
export function UndoBar({ message, action, fields = {}, label = "Undo" }: Props) {
  // React itself sets the method of a form whose action is a function.
  const method = typeof action === "string" ? { method: "post" } : {};
  return (
    <form
      action={action}
      {...method}
      data-chrome
      className="mb-6 flex flex-wrap items-center justify-between gap-3 rounded border border-edge bg-sheet py-2 pr-2 pl-4"
    >
      <p role="status">{message}</p>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button type="submit">{label}</Button>
    </form>
  );
}
