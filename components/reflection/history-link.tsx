import { buttonLook } from "@/components/ui/button";

type Props = { label: string; note?: string | null };

/** The way to what was sent before. A new page each time: nothing behind the passphrase stays in the old one. */
export function HistoryLink({ label, note = null }: Props) {
  return (
    <div className="mt-4 border-hairline border-t pt-4">
      <a href="/reflect/history" className={buttonLook("quiet", "room")}>
        {label}
      </a>
      {note ? <p className="mt-1 text-caption text-quiet">{note}</p> : null}
    </div>
  );
}
