ALTER TABLE "assignment" ADD COLUMN "guess_first_since" timestamp with time zone;--> statement-breakpoint
-- Where guessing was first already, it was so for all that was ever sent. FORCE binds the owner, so it
-- is lifted for a moment.
ALTER TABLE assignment NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE assignment SET guess_first_since = created_at WHERE guess_first;--> statement-breakpoint
ALTER TABLE assignment FORCE ROW LEVEL SECURITY;
