CREATE TABLE "departure" (
	"member_id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"ended_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "departure" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "practice_erasure" (
	"practice_id" uuid PRIMARY KEY NOT NULL,
	"asked_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"erases_at" timestamp with time zone NOT NULL,
	"erased_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "practice_erasure" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "invitation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"role" text NOT NULL,
	"token_hash" text NOT NULL,
	"invited_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "invitation_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "invitation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "departure" ADD CONSTRAINT "departure_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "departure" ADD CONSTRAINT "departure_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "departure" ADD CONSTRAINT "departure_ended_by_member_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_erasure" ADD CONSTRAINT "practice_erasure_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_erasure" ADD CONSTRAINT "practice_erasure_asked_by_member_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_invited_by_member_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
DROP POLICY "member_self" ON "member" CASCADE;--> statement-breakpoint
CREATE POLICY "departure_practice" ON "departure" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "departure_system" ON "departure" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid)) WITH CHECK ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "departure_lookup" ON "departure" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING (member_id in (select sign_in.member_id from sign_in where sign_in.token_hash = (select nullif(current_setting('app.lookup', true), ''))));--> statement-breakpoint
CREATE POLICY "practice_erasure_members" ON "practice_erasure" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "practice_erasure_ask" ON "practice_erasure" AS PERMISSIVE FOR INSERT TO "soft_landing_app" WITH CHECK ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and (select current_setting('app.role', true)) = 'owner' and erased_at is null);--> statement-breakpoint
CREATE POLICY "practice_erasure_undo" ON "practice_erasure" AS PERMISSIVE FOR DELETE TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and (select current_setting('app.role', true)) = 'owner' and erased_at is null);--> statement-breakpoint
CREATE POLICY "practice_erasure_partners" ON "practice_erasure" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "practice_erasure_system" ON "practice_erasure" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid)) WITH CHECK ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "practice_erasure_installation" ON "practice_erasure" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'system' and (select nullif(current_setting('app.practice', true), '')::uuid) is null);--> statement-breakpoint
CREATE POLICY "invitation_owner" ON "invitation" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and (select current_setting('app.role', true)) = 'owner') WITH CHECK ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and (select current_setting('app.role', true)) = 'owner');--> statement-breakpoint
CREATE POLICY "invitation_system" ON "invitation" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid)) WITH CHECK ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "invitation_lookup" ON "invitation" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING (token_hash = (select nullif(current_setting('app.lookup', true), '')));