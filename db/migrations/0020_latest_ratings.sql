CREATE TABLE "latest_ratings" (
	"partner_id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"change" integer NOT NULL,
	"library" text NOT NULL,
	"sealed" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "latest_ratings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ratings_change" (
	"partner_id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"number" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "ratings_change" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "latest_ratings" ADD CONSTRAINT "latest_ratings_partner_id_partner_id_fk" FOREIGN KEY ("partner_id") REFERENCES "public"."partner"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "latest_ratings" ADD CONSTRAINT "latest_ratings_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "latest_ratings" ADD CONSTRAINT "latest_ratings_couple_id_couple_id_fk" FOREIGN KEY ("couple_id") REFERENCES "public"."couple"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ratings_change" ADD CONSTRAINT "ratings_change_partner_id_partner_id_fk" FOREIGN KEY ("partner_id") REFERENCES "public"."partner"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ratings_change" ADD CONSTRAINT "ratings_change_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ratings_change" ADD CONSTRAINT "ratings_change_couple_id_couple_id_fk" FOREIGN KEY ("couple_id") REFERENCES "public"."couple"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "latest_ratings_care_team" ON "latest_ratings" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING (practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id = any ((select care_team_couples())::uuid[])) WITH CHECK (practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id = any ((select care_team_couples())::uuid[]));--> statement-breakpoint
CREATE POLICY "latest_ratings_system" ON "latest_ratings" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid)) WITH CHECK ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "ratings_change_partner" ON "ratings_change" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and partner_id = (select nullif(current_setting('app.partner', true), '')::uuid)) WITH CHECK ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and partner_id = (select nullif(current_setting('app.partner', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "ratings_change_care_team" ON "ratings_change" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING (practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id = any ((select care_team_couples())::uuid[])) WITH CHECK (practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id = any ((select care_team_couples())::uuid[]));--> statement-breakpoint
CREATE POLICY "ratings_change_system" ON "ratings_change" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid)) WITH CHECK ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));