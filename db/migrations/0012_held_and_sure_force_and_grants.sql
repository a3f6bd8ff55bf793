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
-- What was asked for before this counts as sure, by the passphrase of that time. FORCE binds the
-- owner, so it is lifted for a moment.
ALTER TABLE erasure NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE passphrase NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
UPDATE erasure SET sure_at = created_at, asked_with = (
  SELECT passphrase.id FROM passphrase
   WHERE passphrase.partner_id = erasure.partner_id AND passphrase.created_at <= erasure.created_at
   LIMIT 1
);
--> statement-breakpoint
ALTER TABLE passphrase FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE erasure FORCE ROW LEVEL SECURITY;
