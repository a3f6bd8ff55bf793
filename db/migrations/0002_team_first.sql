-- A couple is written by who is on its care team already, so the team's row comes first and its
-- reference is checked at commit. The generator knows no DEFERRABLE.
ALTER TABLE "care_team" ALTER CONSTRAINT "care_team_couple_id_couple_id_fk" DEFERRABLE INITIALLY DEFERRED;
