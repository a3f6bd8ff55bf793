CREATE TABLE "agreement" (
	"id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"written_by" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"words" "bytea" NOT NULL,
	CONSTRAINT "agreement_session_id_unique" UNIQUE("session_id")
);
--> statement-breakpoint
ALTER TABLE "agreement" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"written_by" uuid NOT NULL,
	"on_day" date NOT NULL,
	"words" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "event" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "measure" (
	"id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"written_by" uuid NOT NULL,
	"about" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "measure" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "prediction" (
	"id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"written_by" uuid NOT NULL,
	"about" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"guessed" "bytea" NOT NULL,
	CONSTRAINT "prediction_once" UNIQUE("written_by","about","round_id")
);
--> statement-breakpoint
ALTER TABLE "prediction" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "total" (
	"id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"written_by" uuid NOT NULL,
	"measure_id" uuid NOT NULL,
	"about" uuid NOT NULL,
	"on_day" date NOT NULL,
	"value" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "total" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_couple_id_couple_id_fk" FOREIGN KEY ("couple_id") REFERENCES "public"."couple"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_written_by_member_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."session"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_couple_id_couple_id_fk" FOREIGN KEY ("couple_id") REFERENCES "public"."couple"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_written_by_member_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure" ADD CONSTRAINT "measure_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure" ADD CONSTRAINT "measure_couple_id_couple_id_fk" FOREIGN KEY ("couple_id") REFERENCES "public"."couple"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure" ADD CONSTRAINT "measure_written_by_member_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prediction" ADD CONSTRAINT "prediction_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prediction" ADD CONSTRAINT "prediction_couple_id_couple_id_fk" FOREIGN KEY ("couple_id") REFERENCES "public"."couple"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prediction" ADD CONSTRAINT "prediction_written_by_member_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prediction" ADD CONSTRAINT "prediction_about_partner_id_fk" FOREIGN KEY ("about") REFERENCES "public"."partner"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prediction" ADD CONSTRAINT "prediction_round_id_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "total" ADD CONSTRAINT "total_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "total" ADD CONSTRAINT "total_couple_id_couple_id_fk" FOREIGN KEY ("couple_id") REFERENCES "public"."couple"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "total" ADD CONSTRAINT "total_written_by_member_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "total" ADD CONSTRAINT "total_measure_id_measure_id_fk" FOREIGN KEY ("measure_id") REFERENCES "public"."measure"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "total" ADD CONSTRAINT "total_about_partner_id_fk" FOREIGN KEY ("about") REFERENCES "public"."partner"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agreement_couple" ON "agreement" USING btree ("couple_id");--> statement-breakpoint
CREATE INDEX "event_couple" ON "event" USING btree ("couple_id");--> statement-breakpoint
CREATE INDEX "measure_couple" ON "measure" USING btree ("couple_id");--> statement-breakpoint
CREATE INDEX "prediction_couple" ON "prediction" USING btree ("couple_id");--> statement-breakpoint
CREATE INDEX "total_measure" ON "total" USING btree ("measure_id");--> statement-breakpoint
CREATE POLICY "agreement_care_team" ON "agreement" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid))) WITH CHECK ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "event_care_team" ON "event" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid))) WITH CHECK ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "measure_care_team" ON "measure" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid))) WITH CHECK ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "prediction_care_team" ON "prediction" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid))) WITH CHECK ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "total_care_team" ON "total" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid))) WITH CHECK ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid)));