-- Row-level security binds the owner of the new table too. The generator knows no FORCE.
ALTER TABLE password_reset FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON password_reset TO soft_landing_app;
