import { pgTable, uuid } from "drizzle-orm/pg-core";
import { createdAt } from "./column";
import { member } from "./member";
import { IN_PRACTICE, LOOKUP, policy, SYSTEM } from "./policy";
import { practice } from "./practice";

/** A member who left the practice or was removed: the way in is gone, what they wrote stays theirs. */
export const departure = pgTable(
  "departure",
  {
    memberId: uuid("member_id")
      .primaryKey()
      .references(() => member.id),
    practiceId: uuid("practice_id")
      .notNull()
      .references(() => practice.id),
    endedBy: uuid("ended_by")
      .notNull()
      .references(() => member.id),
    createdAt: createdAt(),
  },
  () => [
    policy("departure_practice", "select", IN_PRACTICE),
    policy("departure_system", "all", SYSTEM),
    policy(
      "departure_lookup",
      "select",
      `member_id in (select sign_in.member_id from sign_in where sign_in.token_hash = ${LOOKUP})`,
    ),
  ],
);
