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
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_invited_by_member_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "invitation_owner" ON "invitation" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and (select current_setting('app.role', true)) = 'owner') WITH CHECK ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and (select current_setting('app.role', true)) = 'owner');--> statement-breakpoint
CREATE POLICY "invitation_system" ON "invitation" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid)) WITH CHECK ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "invitation_lookup" ON "invitation" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING (token_hash = (select nullif(current_setting('app.lookup', true), '')));