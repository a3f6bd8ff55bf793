-- Row-level security binds the owner of the tables too. The generator knows no FORCE.
DO $$
DECLARE tenant regclass;
BEGIN
  FOR tenant IN
    SELECT c.oid::regclass FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND c.relrowsecurity AND n.nspname IN ('public', 'keyring')
  LOOP
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', tenant);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public, keyring TO soft_landing_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO soft_landing_app;
--> statement-breakpoint
-- The audit trail only grows.
REVOKE UPDATE, DELETE ON audit FROM soft_landing_app;
--> statement-breakpoint
GRANT USAGE ON SEQUENCE audit_seq_seq TO soft_landing_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON keyring.wrapped_key TO soft_landing_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON keyring.erased_key, keyring.installation_key TO soft_landing_app;
