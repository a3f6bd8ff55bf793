CREATE TABLE "confidences" (
	"id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"template" text NOT NULL,
	"words" "bytea" NOT NULL,
	"written_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "confidences_version" UNIQUE("couple_id","version")
);
--> statement-breakpoint
ALTER TABLE "confidences" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "consent" (
	"id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"round_id" uuid NOT NULL,
	"choice" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "consent" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "misdelivery" (
	"id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"link_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "misdelivery" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "erasure" (
	"partner_id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"erases_at" timestamp with time zone NOT NULL,
	"erased_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "erasure" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "legal_hold" (
	"practice_id" uuid PRIMARY KEY NOT NULL,
	"set_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "legal_hold" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "passphrase" (
	"id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"set_in" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "passphrase" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "unlocking" (
	"sign_in_id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"passphrase_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "unlocking" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "wrong_try" (
	"id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "wrong_try" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "earlier_answer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"reflection_id" uuid NOT NULL,
	"prompt_key" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"written_in" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "earlier_answer" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "setting_aside" (
	"reflection_id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"set_by" uuid NOT NULL,
	"readdressed_as" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "setting_aside" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "withdrawal" (
	"reflection_id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "withdrawal" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "quiet_pause" (
	"id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"paused_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"lifted_by" uuid,
	"lifted_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "quiet_pause" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "release" (
	"id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"prompt_key" text NOT NULL,
	"reflection_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "release_once" UNIQUE("partner_id","round_id","prompt_key")
);
--> statement-breakpoint
ALTER TABLE "release" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "review" (
	"id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"about" uuid NOT NULL,
	"reflection_id" uuid NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "review_once" UNIQUE("reflection_id","reason")
);
--> statement-breakpoint
ALTER TABLE "review" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "review_entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"review_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"words" "bytea"
);
--> statement-breakpoint
ALTER TABLE "review_entry" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "partner_sign_in" ADD COLUMN "confirmed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "partner_sign_in" ADD COLUMN "seen_terms" text;--> statement-breakpoint
ALTER TABLE "partner_sign_in" ADD COLUMN "language" text;--> statement-breakpoint
ALTER TABLE "practice" ADD COLUMN "neutral_page" text;--> statement-breakpoint
ALTER TABLE "practice" ADD COLUMN "retention_years" integer DEFAULT 7 NOT NULL;--> statement-breakpoint
ALTER TABLE "reflection" ADD COLUMN "form" text DEFAULT 'whole' NOT NULL;--> statement-breakpoint
ALTER TABLE "reflection" ADD COLUMN "confidences_id" uuid;--> statement-breakpoint
ALTER TABLE "confidences" ADD CONSTRAINT "confidences_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "confidences" ADD CONSTRAINT "confidences_couple_id_couple_id_fk" FOREIGN KEY ("couple_id") REFERENCES "public"."couple"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "confidences" ADD CONSTRAINT "confidences_written_by_member_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_couple_id_couple_id_fk" FOREIGN KEY ("couple_id") REFERENCES "public"."couple"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_partner_id_partner_id_fk" FOREIGN KEY ("partner_id") REFERENCES "public"."partner"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_round_id_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "misdelivery" ADD CONSTRAINT "misdelivery_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "misdelivery" ADD CONSTRAINT "misdelivery_couple_id_couple_id_fk" FOREIGN KEY ("couple_id") REFERENCES "public"."couple"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "misdelivery" ADD CONSTRAINT "misdelivery_partner_id_partner_id_fk" FOREIGN KEY ("partner_id") REFERENCES "public"."partner"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "misdelivery" ADD CONSTRAINT "misdelivery_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "misdelivery" ADD CONSTRAINT "misdelivery_link_id_link_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."link"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure" ADD CONSTRAINT "erasure_partner_id_partner_id_fk" FOREIGN KEY ("partner_id") REFERENCES "public"."partner"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure" ADD CONSTRAINT "erasure_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure" ADD CONSTRAINT "erasure_couple_id_couple_id_fk" FOREIGN KEY ("couple_id") REFERENCES "public"."couple"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legal_hold" ADD CONSTRAINT "legal_hold_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legal_hold" ADD CONSTRAINT "legal_hold_set_by_member_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passphrase" ADD CONSTRAINT "passphrase_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passphrase" ADD CONSTRAINT "passphrase_couple_id_couple_id_fk" FOREIGN KEY ("couple_id") REFERENCES "public"."couple"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passphrase" ADD CONSTRAINT "passphrase_partner_id_partner_id_fk" FOREIGN KEY ("partner_id") REFERENCES "public"."partner"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passphrase" ADD CONSTRAINT "passphrase_set_in_partner_sign_in_id_fk" FOREIGN KEY ("set_in") REFERENCES "public"."partner_sign_in"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unlocking" ADD CONSTRAINT "unlocking_sign_in_id_partner_sign_in_id_fk" FOREIGN KEY ("sign_in_id") REFERENCES "public"."partner_sign_in"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unlocking" ADD CONSTRAINT "unlocking_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unlocking" ADD CONSTRAINT "unlocking_couple_id_couple_id_fk" FOREIGN KEY ("couple_id") REFERENCES "public"."couple"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unlocking" ADD CONSTRAINT "unlocking_partner_id_partner_id_fk" FOREIGN KEY ("partner_id") REFERENCES "public"."partner"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unlocking" ADD CONSTRAINT "unlocking_passphrase_id_passphrase_id_fk" FOREIGN KEY ("passphrase_id") REFERENCES "public"."passphrase"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wrong_try" ADD CONSTRAINT "wrong_try_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wrong_try" ADD CONSTRAINT "wrong_try_couple_id_couple_id_fk" FOREIGN KEY ("couple_id") REFERENCES "public"."couple"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wrong_try" ADD CONSTRAINT "wrong_try_partner_id_partner_id_fk" FOREIGN KEY ("partner_id") REFERENCES "public"."partner"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "earlier_answer" ADD CONSTRAINT "earlier_answer_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "earlier_answer" ADD CONSTRAINT "earlier_answer_couple_id_couple_id_fk" FOREIGN KEY ("couple_id") REFERENCES "public"."couple"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "earlier_answer" ADD CONSTRAINT "earlier_answer_partner_id_partner_id_fk" FOREIGN KEY ("partner_id") REFERENCES "public"."partner"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "earlier_answer" ADD CONSTRAINT "earlier_answer_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "earlier_answer" ADD CONSTRAINT "earlier_answer_reflection_id_reflection_id_fk" FOREIGN KEY ("reflection_id") REFERENCES "public"."reflection"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "earlier_answer" ADD CONSTRAINT "earlier_answer_written_in_partner_sign_in_id_fk" FOREIGN KEY ("written_in") REFERENCES "public"."partner_sign_in"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "setting_aside" ADD CONSTRAINT "setting_aside_reflection_id_reflection_id_fk" FOREIGN KEY ("reflection_id") REFERENCES "public"."reflection"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "setting_aside" ADD CONSTRAINT "setting_aside_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "setting_aside" ADD CONSTRAINT "setting_aside_couple_id_couple_id_fk" FOREIGN KEY ("couple_id") REFERENCES "public"."couple"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "setting_aside" ADD CONSTRAINT "setting_aside_set_by_member_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "setting_aside" ADD CONSTRAINT "setting_aside_readdressed_as_reflection_id_fk" FOREIGN KEY ("readdressed_as") REFERENCES "public"."reflection"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "withdrawal" ADD CONSTRAINT "withdrawal_reflection_id_reflection_id_fk" FOREIGN KEY ("reflection_id") REFERENCES "public"."reflection"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "withdrawal" ADD CONSTRAINT "withdrawal_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "withdrawal" ADD CONSTRAINT "withdrawal_couple_id_couple_id_fk" FOREIGN KEY ("couple_id") REFERENCES "public"."couple"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "withdrawal" ADD CONSTRAINT "withdrawal_partner_id_partner_id_fk" FOREIGN KEY ("partner_id") REFERENCES "public"."partner"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "withdrawal" ADD CONSTRAINT "withdrawal_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiet_pause" ADD CONSTRAINT "quiet_pause_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiet_pause" ADD CONSTRAINT "quiet_pause_couple_id_couple_id_fk" FOREIGN KEY ("couple_id") REFERENCES "public"."couple"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiet_pause" ADD CONSTRAINT "quiet_pause_paused_by_member_id_fk" FOREIGN KEY ("paused_by") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiet_pause" ADD CONSTRAINT "quiet_pause_lifted_by_member_id_fk" FOREIGN KEY ("lifted_by") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release" ADD CONSTRAINT "release_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release" ADD CONSTRAINT "release_couple_id_couple_id_fk" FOREIGN KEY ("couple_id") REFERENCES "public"."couple"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release" ADD CONSTRAINT "release_partner_id_partner_id_fk" FOREIGN KEY ("partner_id") REFERENCES "public"."partner"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release" ADD CONSTRAINT "release_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release" ADD CONSTRAINT "release_round_id_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release" ADD CONSTRAINT "release_reflection_id_reflection_id_fk" FOREIGN KEY ("reflection_id") REFERENCES "public"."reflection"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review" ADD CONSTRAINT "review_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review" ADD CONSTRAINT "review_couple_id_couple_id_fk" FOREIGN KEY ("couple_id") REFERENCES "public"."couple"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review" ADD CONSTRAINT "review_about_partner_id_fk" FOREIGN KEY ("about") REFERENCES "public"."partner"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review" ADD CONSTRAINT "review_reflection_id_reflection_id_fk" FOREIGN KEY ("reflection_id") REFERENCES "public"."reflection"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_entry" ADD CONSTRAINT "review_entry_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_entry" ADD CONSTRAINT "review_entry_couple_id_couple_id_fk" FOREIGN KEY ("couple_id") REFERENCES "public"."couple"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_entry" ADD CONSTRAINT "review_entry_review_id_review_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."review"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_entry" ADD CONSTRAINT "review_entry_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "consent_round" ON "consent" USING btree ("round_id","partner_id");--> statement-breakpoint
CREATE INDEX "misdelivery_link" ON "misdelivery" USING btree ("link_id");--> statement-breakpoint
CREATE INDEX "passphrase_partner" ON "passphrase" USING btree ("partner_id");--> statement-breakpoint
CREATE INDEX "wrong_try_partner" ON "wrong_try" USING btree ("partner_id","created_at");--> statement-breakpoint
CREATE INDEX "earlier_answer_reflection" ON "earlier_answer" USING btree ("reflection_id");--> statement-breakpoint
CREATE INDEX "quiet_pause_couple" ON "quiet_pause" USING btree ("couple_id");--> statement-breakpoint
CREATE INDEX "review_couple" ON "review" USING btree ("couple_id");--> statement-breakpoint
CREATE INDEX "review_entry_review" ON "review_entry" USING btree ("review_id");--> statement-breakpoint
ALTER TABLE "reflection" ADD CONSTRAINT "reflection_confidences_id_confidences_id_fk" FOREIGN KEY ("confidences_id") REFERENCES "public"."confidences"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "assignment_history" ON "assignment" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id = (select nullif(current_setting('app.couple', true), '')::uuid) and (select current_setting('app.history', true)) = 'on');--> statement-breakpoint
CREATE POLICY "assignment_system" ON "assignment" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "round_history" ON "round" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id = (select nullif(current_setting('app.couple', true), '')::uuid) and (select current_setting('app.history', true)) = 'on');--> statement-breakpoint
CREATE POLICY "round_system" ON "round" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "archival_system" ON "archival" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "partner_system" ON "partner" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "screening_system" ON "screening" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "answer_history" ON "answer" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and partner_id = (select nullif(current_setting('app.partner', true), '')::uuid) and (select current_setting('app.history', true)) = 'on');--> statement-breakpoint
CREATE POLICY "answer_system" ON "answer" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid)) WITH CHECK ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "opening_system" ON "opening" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid)) WITH CHECK ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "rating_history" ON "rating" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and partner_id = (select nullif(current_setting('app.partner', true), '')::uuid) and (select current_setting('app.history', true)) = 'on');--> statement-breakpoint
CREATE POLICY "rating_system" ON "rating" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid)) WITH CHECK ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "reflection_history" ON "reflection" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and partner_id = (select nullif(current_setting('app.partner', true), '')::uuid) and (select current_setting('app.history', true)) = 'on');--> statement-breakpoint
CREATE POLICY "reflection_system" ON "reflection" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid)) WITH CHECK ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "confidences_care_team" ON "confidences" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid))) WITH CHECK ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "confidences_partners" ON "confidences" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id = (select nullif(current_setting('app.couple', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "consent_partner" ON "consent" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and partner_id = (select nullif(current_setting('app.partner', true), '')::uuid) and assignment_id = (select nullif(current_setting('app.assignment', true), '')::uuid)) WITH CHECK ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and partner_id = (select nullif(current_setting('app.partner', true), '')::uuid) and assignment_id = (select nullif(current_setting('app.assignment', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "consent_care_team" ON "consent" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "misdelivery_partner" ON "misdelivery" AS PERMISSIVE FOR INSERT TO "soft_landing_app" WITH CHECK ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and partner_id = (select nullif(current_setting('app.partner', true), '')::uuid) and assignment_id = (select nullif(current_setting('app.assignment', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "misdelivery_care_team" ON "misdelivery" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "erasure_own" ON "erasure" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and partner_id = (select nullif(current_setting('app.partner', true), '')::uuid)) WITH CHECK ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and partner_id = (select nullif(current_setting('app.partner', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "erasure_care_team" ON "erasure" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "erasure_system" ON "erasure" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid)) WITH CHECK ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "legal_hold_practice" ON "legal_hold" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid)) WITH CHECK ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "legal_hold_partners" ON "legal_hold" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "legal_hold_system" ON "legal_hold" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "passphrase_own" ON "passphrase" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and partner_id = (select nullif(current_setting('app.partner', true), '')::uuid)) WITH CHECK ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and partner_id = (select nullif(current_setting('app.partner', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "passphrase_lookup" ON "passphrase" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING (id in (select unlocking.passphrase_id from unlocking where unlocking.sign_in_id in (select partner_sign_in.id from partner_sign_in where partner_sign_in.token_hash = (select nullif(current_setting('app.lookup', true), '')))));--> statement-breakpoint
CREATE POLICY "unlocking_own" ON "unlocking" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and partner_id = (select nullif(current_setting('app.partner', true), '')::uuid)) WITH CHECK ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and partner_id = (select nullif(current_setting('app.partner', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "unlocking_lookup" ON "unlocking" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING (sign_in_id in (select partner_sign_in.id from partner_sign_in where partner_sign_in.token_hash = (select nullif(current_setting('app.lookup', true), ''))));--> statement-breakpoint
CREATE POLICY "wrong_try_own" ON "wrong_try" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and partner_id = (select nullif(current_setting('app.partner', true), '')::uuid)) WITH CHECK ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and partner_id = (select nullif(current_setting('app.partner', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "earlier_answer_partner" ON "earlier_answer" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and partner_id = (select nullif(current_setting('app.partner', true), '')::uuid) and assignment_id = (select nullif(current_setting('app.assignment', true), '')::uuid)) WITH CHECK ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and partner_id = (select nullif(current_setting('app.partner', true), '')::uuid) and assignment_id = (select nullif(current_setting('app.assignment', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "earlier_answer_history" ON "earlier_answer" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and partner_id = (select nullif(current_setting('app.partner', true), '')::uuid) and (select current_setting('app.history', true)) = 'on');--> statement-breakpoint
CREATE POLICY "earlier_answer_care_team" ON "earlier_answer" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid)) and reflection_id in (select reflection.id from reflection where reflection.sent_at is not null) and not exists (select 1 from withdrawal where withdrawal.reflection_id = earlier_answer.reflection_id) and not exists (select 1 from setting_aside where setting_aside.reflection_id = earlier_answer.reflection_id) and not exists (select 1 from erasure where erasure.partner_id = earlier_answer.partner_id));--> statement-breakpoint
CREATE POLICY "earlier_answer_system" ON "earlier_answer" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid)) WITH CHECK ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "setting_aside_care_team" ON "setting_aside" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid))) WITH CHECK ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "setting_aside_system" ON "setting_aside" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "withdrawal_partner" ON "withdrawal" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and partner_id = (select nullif(current_setting('app.partner', true), '')::uuid)) WITH CHECK ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and partner_id = (select nullif(current_setting('app.partner', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "withdrawal_care_team" ON "withdrawal" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "withdrawal_system" ON "withdrawal" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "quiet_pause_care_team" ON "quiet_pause" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid))) WITH CHECK ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "quiet_pause_system" ON "quiet_pause" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "release_partner" ON "release" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and partner_id = (select nullif(current_setting('app.partner', true), '')::uuid)) WITH CHECK ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and partner_id = (select nullif(current_setting('app.partner', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "release_system" ON "release" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid)) WITH CHECK ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "review_care_team" ON "review" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "review_system" ON "review" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid)) WITH CHECK ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "review_entry_read" ON "review_entry" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "review_entry_add" ON "review_entry" AS PERMISSIVE FOR INSERT TO "soft_landing_app" WITH CHECK ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "review_entry_system" ON "review_entry" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
ALTER POLICY "wrapped_key_system" ON "keyring"."wrapped_key" TO soft_landing_app USING ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid)) WITH CHECK ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
ALTER POLICY "answer_care_team" ON "answer" TO soft_landing_app USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid)) and reflection_id in (select reflection.id from reflection where reflection.sent_at is not null) and not exists (select 1 from withdrawal where withdrawal.reflection_id = answer.reflection_id) and not exists (select 1 from setting_aside where setting_aside.reflection_id = answer.reflection_id) and not exists (select 1 from erasure where erasure.partner_id = answer.partner_id));--> statement-breakpoint
ALTER POLICY "opening_partner" ON "opening" TO soft_landing_app USING ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id = (select nullif(current_setting('app.couple', true), '')::uuid));--> statement-breakpoint
ALTER POLICY "rating_care_team" ON "rating" TO soft_landing_app USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid)) and reflection_id in (select reflection.id from reflection where reflection.sent_at is not null) and not exists (select 1 from withdrawal where withdrawal.reflection_id = rating.reflection_id) and not exists (select 1 from setting_aside where setting_aside.reflection_id = rating.reflection_id) and not exists (select 1 from erasure where erasure.partner_id = rating.partner_id));