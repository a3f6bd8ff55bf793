CREATE TABLE "passkey" (
	"id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"name" "bytea" NOT NULL,
	"credential_id" text NOT NULL,
	"public_key" text NOT NULL,
	"counter" bigint NOT NULL,
	"transports" text[] NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone,
	CONSTRAINT "passkey_once" UNIQUE("member_id","credential_id")
);
--> statement-breakpoint
ALTER TABLE "passkey" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sign_in" ADD COLUMN "challenge_hash" text;--> statement-breakpoint
ALTER TABLE "sign_in" ADD COLUMN "challenged_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "passkey_self" ON "passkey" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING (((select current_setting('app.kind', true)) = 'therapist' or (select current_setting('app.kind', true)) = 'entrant') and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and member_id = (select nullif(current_setting('app.member', true), '')::uuid)) WITH CHECK (((select current_setting('app.kind', true)) = 'therapist' or (select current_setting('app.kind', true)) = 'entrant') and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and member_id = (select nullif(current_setting('app.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "passkey_system" ON "passkey" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid)) WITH CHECK ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));