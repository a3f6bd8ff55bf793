import { index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { LANGUAGES } from "../../domain/language";
import { at, createdAt, id, sealed } from "./column";
import { couple, partner } from "./couple";
import { member } from "./member";
import {
  HISTORY,
  LOOKUP,
  OWN_ASSIGNMENT,
  OWN_COUPLE,
  OWN_PARTNER,
  onCareTeam,
  policy,
  principalId,
  principalIs,
  SYSTEM,
} from "./policy";
import { practice } from "./practice";

const scope = () => ({
  practiceId: uuid("practice_id")
    .notNull()
    .references(() => practice.id),
  coupleId: uuid("couple_id")
    .notNull()
    .references(() => couple.id),
});

const ownLink = `${principalIs("partner")} and practice_id = ${principalId("practice")}`;

/** An exercise version given to a couple. Greeting and moment are sealed under the couple's key. */
export const assignment = pgTable(
  "assignment",
  {
    id: id(),
    ...scope(),
    exerciseKey: text("exercise_key").notNull(),
    exerciseVersion: integer("exercise_version").notNull(),
    greeting: sealed("greeting"),
    moment: sealed("moment"),
    everyWeeks: integer("every_weeks"),
    // The therapist guesses what is sent from this instant on before opening it; null: does not.
    guessFirstSince: at("guess_first_since"),
    assignedBy: uuid("assigned_by")
      .notNull()
      .references(() => member.id),
    createdAt: createdAt(),
  },
  (table) => [
    index("assignment_couple").on(table.coupleId),
    policy("assignment_care_team", "all", onCareTeam()),
    policy("assignment_partner", "select", `${ownLink} and id = ${principalId("assignment")}`),
    policy("assignment_history", "select", `${OWN_COUPLE} and ${HISTORY}`),
    policy("assignment_system", "select", SYSTEM),
  ],
);

/** One occurrence of an assignment. Its state is derived from the clock. */
export const round = pgTable(
  "round",
  {
    id: id(),
    ...scope(),
    assignmentId: uuid("assignment_id")
      .notNull()
      .references(() => assignment.id),
    number: integer("number").notNull(),
    opensAt: at("opens_at").notNull(),
    dueAt: at("due_at").notNull(),
    closesAt: at("closes_at").notNull(),
  },
  (table) => [
    unique("round_number").on(table.assignmentId, table.number),
    // What is open or opens next, out of years of rounds.
    index("round_closes").on(table.assignmentId, table.closesAt),
    policy("round_care_team", "all", onCareTeam()),
    policy("round_partner", "select", OWN_ASSIGNMENT),
    policy("round_history", "select", `${OWN_COUPLE} and ${HISTORY}`),
    policy("round_system", "select", SYSTEM),
  ],
);

/** One partner's private way in to one assignment. The token is stored as its hash alone. */
export const link = pgTable(
  "link",
  {
    id: id(),
    ...scope(),
    assignmentId: uuid("assignment_id")
      .notNull()
      .references(() => assignment.id),
    partnerId: uuid("partner_id")
      .notNull()
      .references(() => partner.id),
    tokenHash: text("token_hash").notNull().unique(),
    expiresAt: at("expires_at").notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    index("link_assignment").on(table.assignmentId),
    policy("link_care_team", "all", onCareTeam()),
    policy("link_system", "select", SYSTEM),
    policy("link_partner", "select", `${ownLink} and id = ${principalId("link")}`),
    policy(
      "link_lookup",
      "select",
      `token_hash = ${LOOKUP} or id in (select partner_sign_in.link_id from partner_sign_in where partner_sign_in.token_hash = ${LOOKUP})`,
    ),
  ],
);

/** A link that is shut: for good when revoked, for now when paused. Undone by deleting the row. */
export const closure = pgTable(
  "closure",
  {
    id: id(),
    ...scope(),
    linkId: uuid("link_id")
      .notNull()
      .references(() => link.id),
    kind: text("kind", { enum: ["revoked", "paused"] }).notNull(),
    closedBy: uuid("closed_by")
      .notNull()
      .references(() => member.id),
    createdAt: createdAt(),
  },
  (table) => [
    unique("closure_once").on(table.linkId, table.kind),
    policy("closure_care_team", "all", onCareTeam()),
    policy(
      "closure_lookup",
      "select",
      `link_id in (select link.id from link where link.token_hash = ${LOOKUP}) or link_id in (select partner_sign_in.link_id from partner_sign_in where partner_sign_in.token_hash = ${LOOKUP})`,
    ),
  ],
);

/** A browser login of a partner, made by Start on the link. */
export const partnerSignIn = pgTable(
  "partner_sign_in",
  {
    id: id(),
    ...scope(),
    partnerId: uuid("partner_id")
      .notNull()
      .references(() => partner.id),
    assignmentId: uuid("assignment_id")
      .notNull()
      .references(() => assignment.id),
    linkId: uuid("link_id")
      .notNull()
      .references(() => link.id),
    tokenHash: text("token_hash").notNull().unique(),
    createdAt: createdAt(),
    lastSeenAt: at("last_seen_at").notNull().defaultNow(),
    endedAt: at("ended_at"),
    /** Said to be whom the link is for. */
    confirmedAt: at("confirmed_at"),
    /** Names the "who sees what" that this sign-in last agreed to write under. */
    seenTerms: text("seen_terms"),
    /** Chosen on the page, in place of the partner's own. */
    language: text("language", { enum: LANGUAGES }),
  },
  (table) => [
    index("partner_sign_in_link").on(table.linkId),
    policy("partner_sign_in_self", "all", OWN_PARTNER),
    policy("partner_sign_in_care_team", "select", onCareTeam()),
    policy("partner_sign_in_system", "select", SYSTEM),
    policy("partner_sign_in_lookup", "select", `token_hash = ${LOOKUP}`),
  ],
);
