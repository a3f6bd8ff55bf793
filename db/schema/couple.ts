import { date, index, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { LANGUAGES } from "../../domain/language";
import { at, createdAt, id, sealed } from "./column";
import { member } from "./member";
import {
  IN_PRACTICE,
  OWN_COUPLE,
  onCareTeam,
  policy,
  principalId,
  principalIs,
  SYSTEM,
} from "./policy";
import { practice } from "./practice";

const scope = () => ({
  id: id(),
  practiceId: uuid("practice_id")
    .notNull()
    .references(() => practice.id),
  createdAt: createdAt(),
});

/** Two partners in a therapist's care. The alias is the therapist's word, sealed under the couple's key. */
export const couple = pgTable("couple", { ...scope(), alias: sealed("alias").notNull() }, () => [
  policy("couple_care_team", "all", onCareTeam("id")),
  // Whoever adds a couple is not on its care team yet.
  policy("couple_add", "insert", IN_PRACTICE),
]);

/** Put away; taken back by deleting the row. Erased for good at `erasesAt`, if the care team asked for that. */
export const archival = pgTable(
  "archival",
  {
    coupleId: uuid("couple_id")
      .primaryKey()
      .references(() => couple.id),
    practiceId: uuid("practice_id")
      .notNull()
      .references(() => practice.id),
    archivedBy: uuid("archived_by")
      .notNull()
      .references(() => member.id),
    createdAt: createdAt(),
    erasesAt: at("erases_at"),
    erasureAskedBy: uuid("erasure_asked_by").references(() => member.id),
  },
  () => [
    policy("archival_care_team", "all", onCareTeam()),
    policy("archival_system", "select", SYSTEM),
    // That it was put away is the practice's affair; that it will be gone is theirs.
    policy("archival_partners", "select", `${OWN_COUPLE} and erases_at is not null`),
  ],
);

/** One of two. The name and the safe-contact words are sealed under the partner's own key. */
export const partner = pgTable(
  "partner",
  {
    ...scope(),
    coupleId: uuid("couple_id")
      .notNull()
      .references(() => couple.id),
    mark: text("mark", { enum: ["circle", "diamond"] }).notNull(),
    language: text("language", { enum: LANGUAGES }).notNull(),
    name: sealed("name").notNull(),
    safeContact: sealed("safe_contact").notNull(),
  },
  (table) => [
    unique("partner_mark").on(table.coupleId, table.mark),
    policy("partner_care_team", "all", onCareTeam()),
    policy("partner_system", "select", SYSTEM),
    policy(
      "partner_self",
      "select",
      `${principalIs("partner")} and practice_id = ${principalId("practice")} and id = ${principalId("partner")}`,
    ),
  ],
);

/** The therapist spoke with this partner alone about safety. */
export const screening = pgTable(
  "screening",
  {
    ...scope(),
    coupleId: uuid("couple_id")
      .notNull()
      .references(() => couple.id),
    partnerId: uuid("partner_id")
      .notNull()
      .references(() => partner.id),
    spokenOn: date("spoken_on", { mode: "string" }).notNull(),
    recordedBy: uuid("recorded_by")
      .notNull()
      .references(() => member.id),
  },
  (table) => [
    index("screening_couple").on(table.coupleId),
    policy("screening_care_team", "all", onCareTeam()),
    policy("screening_system", "select", SYSTEM),
  ],
);

/** A therapy session, past or next. */
export const session = pgTable(
  "session",
  {
    ...scope(),
    coupleId: uuid("couple_id")
      .notNull()
      .references(() => couple.id),
    startsAt: at("starts_at").notNull(),
  },
  (table) => [
    index("session_couple").on(table.coupleId, table.startsAt),
    policy("session_care_team", "all", onCareTeam()),
  ],
);

/** The therapist's own record, under the couple's key. No partner ever reads it. */
export const note = pgTable(
  "note",
  {
    ...scope(),
    coupleId: uuid("couple_id")
      .notNull()
      .references(() => couple.id),
    writtenBy: uuid("written_by")
      .notNull()
      .references(() => member.id),
    // The session it is about, if any.
    sessionId: uuid("session_id").references(() => session.id, { onDelete: "set null" }),
    body: sealed("body").notNull(),
  },
  (table) => [
    index("note_couple").on(table.coupleId),
    policy("note_care_team", "all", onCareTeam()),
  ],
);
