-- Row-level security binds the owner of the new table too. The generator knows no FORCE.
ALTER TABLE passkey FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON passkey TO soft_landing_app;
