import { RoomHeading } from "./room";

/** A screen that only says something: nothing is open, or the page has closed. */
export function Message({ heading, lines }: { heading: string; lines: readonly string[] }) {
  return (
    <>
      <RoomHeading>{heading}</RoomHeading>
      <div className="mt-3 flex flex-col gap-3 text-quiet">
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </>
  );
}
