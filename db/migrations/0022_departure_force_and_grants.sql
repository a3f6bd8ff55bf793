-- Row-level security binds the owner of the new table too. The generator knows no FORCE.
ALTER TABLE departure FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON departure TO soft_landing_app;
