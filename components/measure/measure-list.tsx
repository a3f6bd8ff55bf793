import { type MeasureShown, OwnTotals } from "./own-totals";

/** Entered totals to be read and not changed: each measure with its figures, each partner apart. */
export function MeasureList({ measures }: { measures: readonly MeasureShown[] }) {
  if (measures.length === 0) return <p className="text-quiet">None was entered.</p>;
  return (
    <div className="flex flex-col gap-9">
      {measures.map(({ id, name, facts, basis, partners }) => (
        <div key={id}>
          <h3 className="text-lead">{name}</h3>
          <p className="mb-5 max-w-prose text-caption text-quiet">{facts}</p>
          <div className="grid gap-x-11 gap-y-9 md:grid-cols-2 print:grid-cols-2">
            {partners.map((own) => (
              <OwnTotals key={own.mark} own={own} measure={name} headed="h4" />
            ))}
          </div>
          <p className="mt-4 max-w-prose text-caption text-quiet">{basis}</p>
        </div>
      ))}
    </div>
  );
}
