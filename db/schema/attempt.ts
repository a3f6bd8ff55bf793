import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { at } from "./column";

/**
 * Tries that count against a limit. The key is a keyed hash, so that no address, account or partner
 * can be read from it; it belongs to no practice, since whoever tries is nobody yet.
 */
export const attempt = pgTable("attempt", {
  key: text("key").primaryKey(),
  taken: integer("taken").notNull(),
  until: at("until").notNull(),
});
