-- Row-level security binds the owner of the new tables too. The generator knows no FORCE.
ALTER TABLE measure FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE measure_total FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE prediction FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE agreement FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE event FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON measure, measure_total, prediction, agreement, event
  TO soft_landing_app;
