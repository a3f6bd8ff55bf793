-- Row-level security binds the owner of the new tables too. The generator knows no FORCE.
ALTER TABLE totp FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE recovery_code FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE password_reset FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON totp, recovery_code, password_reset TO soft_landing_app;
