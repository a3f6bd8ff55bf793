-- Row-level security binds the owner of the new tables too. The generator knows no FORCE.
DO $$
DECLARE tenant regclass;
BEGIN
  FOR tenant IN
    SELECT c.oid::regclass FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND c.relrowsecurity AND NOT c.relforcerowsecurity
      AND n.nspname IN ('public', 'keyring')
  LOOP
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', tenant);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON agreement, event, measure, prediction, total TO soft_landing_app;
