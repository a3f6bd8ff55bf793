/** What is other than when it was last seen. */
export function Changed({ heading, lines }: { heading: string; lines: readonly string[] }) {
  return (
    <section
      aria-label={heading}
      className="mb-7 rounded-r border-ink border-l-4 bg-wash px-4 py-3"
    >
      <h2 className="font-medium font-sans text-base">{heading}</h2>
      <ul className="mt-1 text-quiet">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
