-- Row-level security binds the owner of the new tables too. The generator knows no FORCE.
ALTER TABLE totp FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE recovery_code FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE password_reset FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON totp, recovery_code, password_reset TO soft_landing_app;
--> statement-breakpoint
-- Whoever waits to be let in again is on no care team meanwhile.
CREATE OR REPLACE FUNCTION care_team_couples() RETURNS uuid[] LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
  IF current_setting('app.kind', true) IS DISTINCT FROM 'therapist' THEN RETURN '{}'; END IF;
  RETURN coalesce((
    SELECT array_agg(care_team.couple_id) FROM public.care_team
     WHERE care_team.practice_id = nullif(current_setting('app.practice', true), '')::uuid
       AND care_team.member_id = nullif(current_setting('app.member', true), '')::uuid
       AND care_team.waiting_since IS NULL), '{}');
END $$;
