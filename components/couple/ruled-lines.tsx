const LINES = 9;

/** Lines to write on, on paper only. */
export function RuledLines() {
  return (
    <div aria-hidden="true" className="hidden print:block">
      {Array.from({ length: LINES }, (_, i) => (
        // They never change their order.
        // biome-ignore lint/suspicious/noArrayIndexKey: all are alike
        <div key={i} className="h-[9mm] border-hairline border-b" />
      ))}
    </div>
  );
}
