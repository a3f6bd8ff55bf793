import { notFound } from "next/navigation";

/** An address of the room that leads nowhere ends in the room, with its way out. */
export default function MissingPage() {
  notFound();
}
