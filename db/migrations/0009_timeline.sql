CREATE TABLE "measure" (
	"id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"added_by" uuid NOT NULL,
	"name" text NOT NULL,
	"lowest" double precision NOT NULL,
	"highest" double precision NOT NULL,
	"higher_is" text NOT NULL,
	"standard_deviation" double precision,
	"retest_reliability" double precision,
	"source" text NOT NULL,
	"retired" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
ALTER TABLE "measure" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "measure_total" (
	"id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"couple_id" uuid NOT NULL,
	"about" uuid NOT NULL,
	"measure_id" uuid NOT NULL,
	"taken_on" date NOT NULL,
	"total" "bytea" NOT NULL,
	"entered_by" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "measure_total" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "prediction" (
	"id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"about" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"guess" "bytea",
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "prediction_once" UNIQUE("round_id","about","member_id")
);
--> statement-breakpoint
ALTER TABLE "prediction" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "agreement" (
	"id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"written_by" uuid NOT NULL,
	"words" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"session_id" uuid,
	"agreed_on" date NOT NULL
);
--> statement-breakpoint
ALTER TABLE "agreement" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"written_by" uuid NOT NULL,
	"words" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"happened_on" date NOT NULL
);
--> statement-breakpoint
ALTER TABLE "event" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "assignment" ADD COLUMN "guess_first" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "note" ADD COLUMN "session_id" uuid;--> statement-breakpoint
ALTER TABLE "measure" ADD CONSTRAINT "measure_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure" ADD CONSTRAINT "measure_added_by_member_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_total" ADD CONSTRAINT "measure_total_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_total" ADD CONSTRAINT "measure_total_couple_id_couple_id_fk" FOREIGN KEY ("couple_id") REFERENCES "public"."couple"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_total" ADD CONSTRAINT "measure_total_about_partner_id_fk" FOREIGN KEY ("about") REFERENCES "public"."partner"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_total" ADD CONSTRAINT "measure_total_measure_id_measure_id_fk" FOREIGN KEY ("measure_id") REFERENCES "public"."measure"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_total" ADD CONSTRAINT "measure_total_entered_by_member_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prediction" ADD CONSTRAINT "prediction_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prediction" ADD CONSTRAINT "prediction_couple_id_couple_id_fk" FOREIGN KEY ("couple_id") REFERENCES "public"."couple"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prediction" ADD CONSTRAINT "prediction_round_id_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prediction" ADD CONSTRAINT "prediction_about_partner_id_fk" FOREIGN KEY ("about") REFERENCES "public"."partner"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prediction" ADD CONSTRAINT "prediction_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_couple_id_couple_id_fk" FOREIGN KEY ("couple_id") REFERENCES "public"."couple"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_written_by_member_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."session"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_couple_id_couple_id_fk" FOREIGN KEY ("couple_id") REFERENCES "public"."couple"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_written_by_member_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "measure_total_couple" ON "measure_total" USING btree ("couple_id","taken_on");--> statement-breakpoint
CREATE INDEX "agreement_couple" ON "agreement" USING btree ("couple_id","agreed_on");--> statement-breakpoint
CREATE INDEX "event_couple" ON "event" USING btree ("couple_id","happened_on");--> statement-breakpoint
ALTER TABLE "note" ADD CONSTRAINT "note_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."session"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "answer_round" ON "answer" USING btree ("round_id","prompt_key");--> statement-breakpoint
CREATE INDEX "opening_couple" ON "opening" USING btree ("couple_id","opens_at");--> statement-breakpoint
CREATE POLICY "measure_practice" ON "measure" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid)) WITH CHECK ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "measure_total_care_team" ON "measure_total" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid))) WITH CHECK ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "prediction_own" ON "prediction" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING (member_id = (select nullif(current_setting('app.member', true), '')::uuid) and (select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid))) WITH CHECK (member_id = (select nullif(current_setting('app.member', true), '')::uuid) and (select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "agreement_care_team" ON "agreement" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid))) WITH CHECK ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "event_care_team" ON "event" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid))) WITH CHECK ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid)));