CREATE TABLE "attempt" (
	"key" text PRIMARY KEY NOT NULL,
	"taken" integer NOT NULL,
	"until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_head" (
	"practice_id" uuid PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"chained" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_head" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "audit" ADD COLUMN "number" integer;--> statement-breakpoint
ALTER TABLE "audit" ADD COLUMN "chained" text;--> statement-breakpoint
ALTER TABLE "audit_head" ADD CONSTRAINT "audit_head_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_number" UNIQUE("practice_id","number");--> statement-breakpoint
CREATE POLICY "audit_system" ON "audit" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "audit_head_append" ON "audit_head" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) <> '' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid)) WITH CHECK ((select current_setting('app.kind', true)) <> '' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
ALTER POLICY "audit_care_team" ON "audit" TO soft_landing_app USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid)) and action not in ('exercise.chosen', 'history.downloaded', 'history.read', 'passage.released', 'passage.taken-back', 'passphrase.opened', 'passphrase.set', 'passphrase.wrong', 'reflection.taken-back'));--> statement-breakpoint
ALTER POLICY "audit_practice" ON "audit" TO soft_landing_app USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and (actor_id = (select nullif(current_setting('app.member', true), '')::uuid) or (select current_setting('app.role', true)) = 'owner') and action not in ('exercise.chosen', 'history.downloaded', 'history.read', 'passage.released', 'passage.taken-back', 'passphrase.opened', 'passphrase.set', 'passphrase.wrong', 'reflection.taken-back'));