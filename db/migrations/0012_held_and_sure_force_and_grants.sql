-- Row-level security binds the owner of the new table too. The generator knows no FORCE.
ALTER TABLE recognition FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON recognition TO soft_landing_app;
--> statement-breakpoint
-- A written answer is written once and taken out again, never changed, so nobody can lift its mark
-- "for the therapist alone". No exercise published so far asks for written words of that kind: rows
-- from before are rightly marked as what may be released.
REVOKE UPDATE ON answer FROM soft_landing_app;
--> statement-breakpoint
-- What was asked for before this counted as sure. FORCE binds the owner, so it is lifted for a moment.
ALTER TABLE erasure NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
UPDATE erasure SET sure_at = created_at;
--> statement-breakpoint
ALTER TABLE erasure FORCE ROW LEVEL SECURITY;
