export type Brings = "yes" | "asks" | "no";

const GLYPH: Readonly<Record<Brings, string>> = {
  yes: "m9.5 14.5 3 3 6-7",
  asks: "M11 11.5c0-4 6-4 6-.5 0 2.2-3 2.3-3 4.7M14 19v.6",
  no: "m10 10 8 8M18 10l-8 8",
};

const SAYS: Readonly<Record<Brings, string>> = {
  yes: "it can come up",
  asks: "only after you asked",
  no: "it stays out",
};

/** The way of what one partner writes: to the care team, and on into the joint session or not. */
export function ConfidencesPicture({ brings }: { brings: Brings }) {
  return (
    <ol className="flex flex-wrap items-center gap-y-2 text-caption">
      <Stop name="One partner" says="writes" />
      <Way />
      <Stop name="You" says="read it" glyph={GLYPH.yes} />
      <Way dashed={brings !== "yes"} />
      <Stop name="In session" says={SAYS[brings]} glyph={GLYPH[brings]} dashed={brings === "no"} />
    </ol>
  );
}

type StopProps = { name: string; says: string; glyph?: string; dashed?: boolean };

function Stop({ name, says, glyph, dashed = false }: StopProps) {
  return (
    <li className="flex items-center gap-2">
      <svg
        viewBox="0 0 28 28"
        aria-hidden="true"
        className="size-6 shrink-0"
        fill="none"
        stroke="currentColor"
        strokeLinecap="round"
      >
        <circle cx="14" cy="14" r="13" strokeDasharray={dashed ? "2.5 2.5" : undefined} />
        {glyph ? (
          <path d={glyph} strokeWidth="1.5" />
        ) : (
          <path d="M9 18.5 18 9.5" strokeWidth="1.5" />
        )}
      </svg>
      <span>
        {name} <span className="text-quiet">{says}</span>
      </span>
    </li>
  );
}

function Way({ dashed = false }: { dashed?: boolean }) {
  return (
    <li aria-hidden="true" className="max-sm:w-full max-sm:pl-3">
      <svg
        viewBox="0 0 28 8"
        aria-hidden="true"
        className="mx-2 h-2 w-7 max-sm:hidden"
        fill="none"
        stroke="currentColor"
      >
        <path d="M0 4h26" strokeDasharray={dashed ? "3 3" : undefined} />
        <path d="m23 1 4 3-4 3" />
      </svg>
      <span className="block h-3 border-edge border-l sm:hidden" />
    </li>
  );
}
