// What may have been written by a link while it served: the next link to the same takes over from it.
// Answers given to the other partner were sent in a sign-in of the first, and are in nobody's doubt.
const WRITTEN_BY_LINK =
  " join reflection held on held.partner_id = link.partner_id" +
  " and held.assignment_id = link.assignment_id" +
  " and held.started_at < coalesce((select min(later.created_at) from link later" +
  " where later.partner_id = link.partner_id and later.assignment_id = link.assignment_id" +
  " and later.created_at > link.created_at), 'infinity')" +
  " join partner_sign_in on partner_sign_in.id = held.sent_in" +
  " and partner_sign_in.partner_id = held.partner_id";

/**
 * The sent reflections of which nobody said yet whose they are, with the reported link: sent after
 * somebody had said that it was not meant for them, and begun while it served, by whatever link they
 * were sent. What a therapist said of one settles the report for what follows, until the next report.
 */
export const HELD =
  ` from misdelivery join link on link.id = misdelivery.link_id${WRITTEN_BY_LINK}` +
  " where held.sent_at > misdelivery.created_at" +
  " and not exists (select 1 from recognition" +
  " where recognition.created_at > misdelivery.created_at" +
  " and (recognition.reflection_id = held.id or (recognition.link_id = misdelivery.link_id" +
  " and recognition.created_at <= held.sent_at)))";

/**
 * The ids of held reflections, by a function that selects `HELD`. The care team's policies leave their
 * words and numbers out, the door opens no passage of them.
 */
export const HELD_REFLECTIONS = "select unnest(held_reflections())";

/** The same as what a row is not among, in a policy: asked for once a statement, not once a row. */
export const notHeld = (column: string) => `${column} <> all ((select held_reflections())::uuid[])`;

/** The ids of reflections that count because of what was said of an earlier one, `recognition`. */
export const RESTING_ON_RECOGNITION =
  `select held.id from recognition join link on link.id = recognition.link_id${WRITTEN_BY_LINK}` +
  " where held.sent_at > recognition.created_at";
