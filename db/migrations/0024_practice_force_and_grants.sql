-- Row-level security binds the owner of the new tables too. The generator knows no FORCE.
ALTER TABLE invitation FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE departure FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE practice_erasure FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON invitation, departure, practice_erasure TO soft_landing_app;
