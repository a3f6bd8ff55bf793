CREATE TABLE "password_reset" (
	"id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"made_by" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "password_reset_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "password_reset" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "recovery_code" (
	"id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"used_at" timestamp with time zone,
	"ends_waiting" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "recovery_code" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "totp" (
	"member_id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"secret" "bytea",
	"pending" "bytea",
	"pending_since" timestamp with time zone,
	"last_step" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "totp" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "care_team" ADD COLUMN "waiting_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sign_in" ADD COLUMN "device" text DEFAULT 'A browser' NOT NULL;--> statement-breakpoint
ALTER TABLE "sign_in" ADD COLUMN "proved_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "practice" ADD COLUMN "two_step_required" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "password_reset" ADD CONSTRAINT "password_reset_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "password_reset" ADD CONSTRAINT "password_reset_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "password_reset" ADD CONSTRAINT "password_reset_made_by_member_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "totp" ADD CONSTRAINT "totp_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "totp" ADD CONSTRAINT "totp_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "password_reset_member" ON "password_reset" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "recovery_code_member" ON "recovery_code" USING btree ("member_id");--> statement-breakpoint
CREATE POLICY "credential_own" ON "credential" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING (((select current_setting('app.kind', true)) = 'therapist' or (select current_setting('app.kind', true)) = 'entrant') and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and member_id = (select nullif(current_setting('app.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_entrant" ON "member" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'entrant' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and id = (select nullif(current_setting('app.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "practice_entrant" ON "practice" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'entrant' and id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "practice_lookup" ON "practice" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING (id in (select sign_in.practice_id from sign_in where sign_in.token_hash = (select nullif(current_setting('app.lookup', true), ''))));--> statement-breakpoint
CREATE POLICY "password_reset_system" ON "password_reset" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid)) WITH CHECK ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "password_reset_lookup" ON "password_reset" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING (token_hash = (select nullif(current_setting('app.lookup', true), '')));--> statement-breakpoint
CREATE POLICY "password_reset_use" ON "password_reset" AS PERMISSIVE FOR UPDATE TO "soft_landing_app" USING (token_hash = (select nullif(current_setting('app.lookup', true), ''))) WITH CHECK (token_hash = (select nullif(current_setting('app.lookup', true), '')));--> statement-breakpoint
CREATE POLICY "recovery_code_self" ON "recovery_code" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING (((select current_setting('app.kind', true)) = 'therapist' or (select current_setting('app.kind', true)) = 'entrant') and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and member_id = (select nullif(current_setting('app.member', true), '')::uuid)) WITH CHECK (((select current_setting('app.kind', true)) = 'therapist' or (select current_setting('app.kind', true)) = 'entrant') and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and member_id = (select nullif(current_setting('app.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "totp_self" ON "totp" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING (((select current_setting('app.kind', true)) = 'therapist' or (select current_setting('app.kind', true)) = 'entrant') and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and member_id = (select nullif(current_setting('app.member', true), '')::uuid)) WITH CHECK (((select current_setting('app.kind', true)) = 'therapist' or (select current_setting('app.kind', true)) = 'entrant') and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and member_id = (select nullif(current_setting('app.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "totp_system" ON "totp" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid)) WITH CHECK ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "totp_lookup" ON "totp" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING (member_id in (select sign_in.member_id from sign_in where sign_in.token_hash = (select nullif(current_setting('app.lookup', true), ''))));--> statement-breakpoint
ALTER POLICY "wrapped_key_practice" ON "keyring"."wrapped_key" TO soft_landing_app USING (((select current_setting('app.kind', true)) = 'therapist' or (select current_setting('app.kind', true)) = 'partner' or (select current_setting('app.kind', true)) = 'entrant') and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id is null);--> statement-breakpoint
ALTER POLICY "sign_in_self" ON "sign_in" TO soft_landing_app USING (((select current_setting('app.kind', true)) = 'therapist' or (select current_setting('app.kind', true)) = 'entrant') and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and member_id = (select nullif(current_setting('app.member', true), '')::uuid)) WITH CHECK (((select current_setting('app.kind', true)) = 'therapist' or (select current_setting('app.kind', true)) = 'entrant') and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and member_id = (select nullif(current_setting('app.member', true), '')::uuid));