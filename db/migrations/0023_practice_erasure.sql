CREATE TABLE "practice_erasure" (
	"practice_id" uuid PRIMARY KEY NOT NULL,
	"asked_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"erases_at" timestamp with time zone NOT NULL,
	"erased_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "practice_erasure" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "practice_erasure" ADD CONSTRAINT "practice_erasure_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_erasure" ADD CONSTRAINT "practice_erasure_asked_by_member_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "practice_erasure_members" ON "practice_erasure" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "practice_erasure_ask" ON "practice_erasure" AS PERMISSIVE FOR INSERT TO "soft_landing_app" WITH CHECK ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and (select current_setting('app.role', true)) = 'owner' and erased_at is null);--> statement-breakpoint
CREATE POLICY "practice_erasure_undo" ON "practice_erasure" AS PERMISSIVE FOR DELETE TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and (select current_setting('app.role', true)) = 'owner' and erased_at is null);--> statement-breakpoint
CREATE POLICY "practice_erasure_partners" ON "practice_erasure" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "practice_erasure_system" ON "practice_erasure" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid)) WITH CHECK ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));