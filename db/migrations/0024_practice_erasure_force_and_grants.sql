-- Row-level security binds the owner of the new table too. The generator knows no FORCE.
ALTER TABLE practice_erasure FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON practice_erasure TO soft_landing_app;
