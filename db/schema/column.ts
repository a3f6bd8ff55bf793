import { customType, timestamp, uuid } from "drizzle-orm/pg-core";

/** What `server/seal.ts` makes: opaque here. */
export const sealed = customType<{ data: Buffer; driverData: Buffer }>({
  dataType: () => "bytea",
});

export const id = () => uuid("id").primaryKey();
export const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
export const createdAt = () => at("created_at").notNull().defaultNow();
