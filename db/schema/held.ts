/**
 * The ids of the sent reflections of which nobody said yet whose they are: sent by a link after
 * somebody had said that it was not meant for them. The care team's policies leave their words and
 * numbers out, the door opens no passage of them. What a therapist said of one settles the report
 * for what that link sends from then on; answers given to the other partner are that partner's.
 */
export const HELD_REFLECTIONS =
  "select held.id from misdelivery" +
  " join partner_sign_in on partner_sign_in.link_id = misdelivery.link_id" +
  " join reflection held on held.sent_in = partner_sign_in.id" +
  " where held.partner_id = misdelivery.partner_id and held.sent_at > misdelivery.created_at" +
  " and not exists (select 1 from recognition where recognition.reflection_id = held.id" +
  " or (recognition.link_id = misdelivery.link_id" +
  " and recognition.created_at > misdelivery.created_at" +
  " and recognition.created_at <= held.sent_at))";
