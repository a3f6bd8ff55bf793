/** What must change before this can go on. Nothing was lost: the field below still holds it. */
export function ErrorSummary({ heading, sentence }: { heading: string; sentence: string }) {
  return (
    <div role="alert" className="mb-6 rounded-r border-ink border-l-4 bg-wash px-4 py-3">
      <p className="font-medium">{heading}</p>
      <p className="mt-0.5 text-quiet">{sentence}</p>
    </div>
  );
}
