CREATE SCHEMA "keyring";
--> statement-breakpoint
CREATE TABLE "assignment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"exercise_key" text NOT NULL,
	"exercise_version" integer NOT NULL,
	"greeting" "bytea",
	"moment" "bytea",
	"every_weeks" integer,
	"assigned_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "assignment" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "closure" (
	"id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"link_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"closed_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "closure_once" UNIQUE("link_id","kind")
);
--> statement-breakpoint
ALTER TABLE "closure" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "link" (
	"id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "link_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "link" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "partner_sign_in" (
	"id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"link_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "partner_sign_in_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "partner_sign_in" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "round" (
	"id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"opens_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	CONSTRAINT "round_number" UNIQUE("assignment_id","number")
);
--> statement-breakpoint
ALTER TABLE "round" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"couple_id" uuid,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"action" text NOT NULL,
	"subject_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "archival" (
	"couple_id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"archived_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "archival" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "couple" (
	"id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"alias" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "couple" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "note" (
	"id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"couple_id" uuid NOT NULL,
	"written_by" uuid NOT NULL,
	"body" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "note" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "partner" (
	"id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"couple_id" uuid NOT NULL,
	"mark" text NOT NULL,
	"language" text NOT NULL,
	"name" "bytea" NOT NULL,
	"safe_contact" "bytea" NOT NULL,
	CONSTRAINT "partner_mark" UNIQUE("couple_id","mark")
);
--> statement-breakpoint
ALTER TABLE "partner" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "screening" (
	"id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"couple_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"spoken_on" date NOT NULL,
	"recorded_by" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "screening" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"couple_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "session" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "keyring"."erased_key" (
	"id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"erased_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "keyring"."erased_key" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "keyring"."installation_key" (
	"kind" text PRIMARY KEY NOT NULL,
	"wrapped" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "keyring"."wrapped_key" (
	"id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"couple_id" uuid,
	"partner_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"wrapped" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "keyring"."wrapped_key" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "care_team" (
	"id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"added_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "care_team_once" UNIQUE("couple_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "care_team" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credential" (
	"member_id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"email_hash" text NOT NULL,
	"email" "bytea" NOT NULL,
	"password_hash" text NOT NULL,
	"password_changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "credential_email_hash_unique" UNIQUE("email_hash")
);
--> statement-breakpoint
ALTER TABLE "credential" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "member" (
	"id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"role" text NOT NULL,
	"name" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "member" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "setup_code" (
	"code_hash" text PRIMARY KEY NOT NULL,
	"used" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "setup_code" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sign_in" (
	"id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "sign_in_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "sign_in" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "suspension" (
	"member_id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"suspended_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "suspension" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "practice" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"crisis_line" text NOT NULL,
	"is_sample" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "practice" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "answer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"reflection_id" uuid NOT NULL,
	"prompt_key" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"written_in" uuid NOT NULL,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "answer_once" UNIQUE("reflection_id","prompt_key")
);
--> statement-breakpoint
ALTER TABLE "answer" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "opening" (
	"id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"prompt_key" text NOT NULL,
	"opens_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "opening_once" UNIQUE("round_id","prompt_key")
);
--> statement-breakpoint
ALTER TABLE "opening" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "rating" (
	"reflection_id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"sealed" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "rating" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reflection" (
	"id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"language" text NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	"sent_in" uuid,
	CONSTRAINT "reflection_once" UNIQUE("partner_id","round_id")
);
--> statement-breakpoint
ALTER TABLE "reflection" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sending" (
	"id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"couple_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"reflection_id" uuid NOT NULL,
	"form_key" uuid NOT NULL,
	"digest" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sending_once" UNIQUE("partner_id","form_key")
);
--> statement-breakpoint
ALTER TABLE "sending" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_couple_id_couple_id_fk" FOREIGN KEY ("couple_id") REFERENCES "public"."couple"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_assigned_by_member_id_fk" FOREIGN KEY ("assigned_by") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closure" ADD CONSTRAINT "closure_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closure" ADD CONSTRAINT "closure_couple_id_couple_id_fk" FOREIGN KEY ("couple_id") REFERENCES "public"."couple"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closure" ADD CONSTRAINT "closure_link_id_link_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."link"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closure" ADD CONSTRAINT "closure_closed_by_member_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link" ADD CONSTRAINT "link_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link" ADD CONSTRAINT "link_couple_id_couple_id_fk" FOREIGN KEY ("couple_id") REFERENCES "public"."couple"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link" ADD CONSTRAINT "link_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link" ADD CONSTRAINT "link_partner_id_partner_id_fk" FOREIGN KEY ("partner_id") REFERENCES "public"."partner"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partner_sign_in" ADD CONSTRAINT "partner_sign_in_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partner_sign_in" ADD CONSTRAINT "partner_sign_in_couple_id_couple_id_fk" FOREIGN KEY ("couple_id") REFERENCES "public"."couple"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partner_sign_in" ADD CONSTRAINT "partner_sign_in_partner_id_partner_id_fk" FOREIGN KEY ("partner_id") REFERENCES "public"."partner"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partner_sign_in" ADD CONSTRAINT "partner_sign_in_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partner_sign_in" ADD CONSTRAINT "partner_sign_in_link_id_link_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."link"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round" ADD CONSTRAINT "round_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round" ADD CONSTRAINT "round_couple_id_couple_id_fk" FOREIGN KEY ("couple_id") REFERENCES "public"."couple"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round" ADD CONSTRAINT "round_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "archival" ADD CONSTRAINT "archival_couple_id_couple_id_fk" FOREIGN KEY ("couple_id") REFERENCES "public"."couple"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "archival" ADD CONSTRAINT "archival_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "archival" ADD CONSTRAINT "archival_archived_by_member_id_fk" FOREIGN KEY ("archived_by") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "couple" ADD CONSTRAINT "couple_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note" ADD CONSTRAINT "note_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note" ADD CONSTRAINT "note_couple_id_couple_id_fk" FOREIGN KEY ("couple_id") REFERENCES "public"."couple"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note" ADD CONSTRAINT "note_written_by_member_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partner" ADD CONSTRAINT "partner_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partner" ADD CONSTRAINT "partner_couple_id_couple_id_fk" FOREIGN KEY ("couple_id") REFERENCES "public"."couple"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screening" ADD CONSTRAINT "screening_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screening" ADD CONSTRAINT "screening_couple_id_couple_id_fk" FOREIGN KEY ("couple_id") REFERENCES "public"."couple"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screening" ADD CONSTRAINT "screening_partner_id_partner_id_fk" FOREIGN KEY ("partner_id") REFERENCES "public"."partner"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screening" ADD CONSTRAINT "screening_recorded_by_member_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_couple_id_couple_id_fk" FOREIGN KEY ("couple_id") REFERENCES "public"."couple"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_team" ADD CONSTRAINT "care_team_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_team" ADD CONSTRAINT "care_team_couple_id_couple_id_fk" FOREIGN KEY ("couple_id") REFERENCES "public"."couple"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_team" ADD CONSTRAINT "care_team_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_team" ADD CONSTRAINT "care_team_added_by_member_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credential" ADD CONSTRAINT "credential_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credential" ADD CONSTRAINT "credential_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in" ADD CONSTRAINT "sign_in_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in" ADD CONSTRAINT "sign_in_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suspension" ADD CONSTRAINT "suspension_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suspension" ADD CONSTRAINT "suspension_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suspension" ADD CONSTRAINT "suspension_suspended_by_member_id_fk" FOREIGN KEY ("suspended_by") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_couple_id_couple_id_fk" FOREIGN KEY ("couple_id") REFERENCES "public"."couple"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_partner_id_partner_id_fk" FOREIGN KEY ("partner_id") REFERENCES "public"."partner"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_round_id_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_reflection_id_reflection_id_fk" FOREIGN KEY ("reflection_id") REFERENCES "public"."reflection"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_written_in_partner_sign_in_id_fk" FOREIGN KEY ("written_in") REFERENCES "public"."partner_sign_in"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opening" ADD CONSTRAINT "opening_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opening" ADD CONSTRAINT "opening_couple_id_couple_id_fk" FOREIGN KEY ("couple_id") REFERENCES "public"."couple"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opening" ADD CONSTRAINT "opening_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opening" ADD CONSTRAINT "opening_round_id_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rating" ADD CONSTRAINT "rating_reflection_id_reflection_id_fk" FOREIGN KEY ("reflection_id") REFERENCES "public"."reflection"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rating" ADD CONSTRAINT "rating_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rating" ADD CONSTRAINT "rating_couple_id_couple_id_fk" FOREIGN KEY ("couple_id") REFERENCES "public"."couple"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rating" ADD CONSTRAINT "rating_partner_id_partner_id_fk" FOREIGN KEY ("partner_id") REFERENCES "public"."partner"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rating" ADD CONSTRAINT "rating_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reflection" ADD CONSTRAINT "reflection_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reflection" ADD CONSTRAINT "reflection_couple_id_couple_id_fk" FOREIGN KEY ("couple_id") REFERENCES "public"."couple"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reflection" ADD CONSTRAINT "reflection_partner_id_partner_id_fk" FOREIGN KEY ("partner_id") REFERENCES "public"."partner"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reflection" ADD CONSTRAINT "reflection_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reflection" ADD CONSTRAINT "reflection_round_id_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reflection" ADD CONSTRAINT "reflection_sent_in_partner_sign_in_id_fk" FOREIGN KEY ("sent_in") REFERENCES "public"."partner_sign_in"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sending" ADD CONSTRAINT "sending_practice_id_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sending" ADD CONSTRAINT "sending_couple_id_couple_id_fk" FOREIGN KEY ("couple_id") REFERENCES "public"."couple"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sending" ADD CONSTRAINT "sending_partner_id_partner_id_fk" FOREIGN KEY ("partner_id") REFERENCES "public"."partner"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sending" ADD CONSTRAINT "sending_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sending" ADD CONSTRAINT "sending_reflection_id_reflection_id_fk" FOREIGN KEY ("reflection_id") REFERENCES "public"."reflection"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assignment_couple" ON "assignment" USING btree ("couple_id");--> statement-breakpoint
CREATE INDEX "link_assignment" ON "link" USING btree ("assignment_id");--> statement-breakpoint
CREATE INDEX "audit_couple" ON "audit" USING btree ("couple_id");--> statement-breakpoint
CREATE INDEX "note_couple" ON "note" USING btree ("couple_id");--> statement-breakpoint
CREATE INDEX "screening_couple" ON "screening" USING btree ("couple_id");--> statement-breakpoint
CREATE INDEX "session_couple" ON "session" USING btree ("couple_id","starts_at");--> statement-breakpoint
CREATE INDEX "care_team_member" ON "care_team" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "reflection_couple" ON "reflection" USING btree ("couple_id","sent_at");--> statement-breakpoint
CREATE POLICY "assignment_care_team" ON "assignment" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid))) WITH CHECK ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "assignment_partner" ON "assignment" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and id = (select nullif(current_setting('app.assignment', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "closure_care_team" ON "closure" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid))) WITH CHECK ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "closure_lookup" ON "closure" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING (link_id in (select link.id from link where link.token_hash = (select nullif(current_setting('app.lookup', true), ''))) or link_id in (select partner_sign_in.link_id from partner_sign_in where partner_sign_in.token_hash = (select nullif(current_setting('app.lookup', true), ''))));--> statement-breakpoint
CREATE POLICY "link_care_team" ON "link" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid))) WITH CHECK ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "link_partner" ON "link" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and id = (select nullif(current_setting('app.link', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "link_lookup" ON "link" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING (token_hash = (select nullif(current_setting('app.lookup', true), '')) or id in (select partner_sign_in.link_id from partner_sign_in where partner_sign_in.token_hash = (select nullif(current_setting('app.lookup', true), ''))));--> statement-breakpoint
CREATE POLICY "partner_sign_in_self" ON "partner_sign_in" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and partner_id = (select nullif(current_setting('app.partner', true), '')::uuid)) WITH CHECK ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and partner_id = (select nullif(current_setting('app.partner', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "partner_sign_in_care_team" ON "partner_sign_in" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "partner_sign_in_lookup" ON "partner_sign_in" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING (token_hash = (select nullif(current_setting('app.lookup', true), '')));--> statement-breakpoint
CREATE POLICY "round_care_team" ON "round" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid))) WITH CHECK ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "round_partner" ON "round" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and assignment_id = (select nullif(current_setting('app.assignment', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "audit_append" ON "audit" AS PERMISSIVE FOR INSERT TO "soft_landing_app" WITH CHECK ((select current_setting('app.kind', true)) <> '' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "audit_care_team" ON "audit" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "audit_practice" ON "audit" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id is null and (select current_setting('app.kind', true)) = 'therapist');--> statement-breakpoint
CREATE POLICY "archival_care_team" ON "archival" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid))) WITH CHECK ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "couple_care_team" ON "couple" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid))) WITH CHECK ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "note_care_team" ON "note" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid))) WITH CHECK ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "partner_care_team" ON "partner" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid))) WITH CHECK ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "partner_self" ON "partner" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and id = (select nullif(current_setting('app.partner', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "screening_care_team" ON "screening" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid))) WITH CHECK ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "session_care_team" ON "session" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid))) WITH CHECK ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "erased_key_system" ON "keyring"."erased_key" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid)) WITH CHECK ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "wrapped_key_practice" ON "keyring"."wrapped_key" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING (((select current_setting('app.kind', true)) = 'therapist' or (select current_setting('app.kind', true)) = 'partner') and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id is null);--> statement-breakpoint
CREATE POLICY "wrapped_key_system" ON "keyring"."wrapped_key" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id is null) WITH CHECK ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id is null);--> statement-breakpoint
CREATE POLICY "wrapped_key_care_team" ON "keyring"."wrapped_key" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid))) WITH CHECK ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "wrapped_key_partner" ON "keyring"."wrapped_key" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id = (select nullif(current_setting('app.couple', true), '')::uuid) and (partner_id is null or partner_id = (select nullif(current_setting('app.partner', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "care_team_practice" ON "care_team" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid)) WITH CHECK ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "care_team_partners" ON "care_team" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id = (select nullif(current_setting('app.couple', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "care_team_system" ON "care_team" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid)) WITH CHECK ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "credential_self" ON "credential" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and member_id = (select nullif(current_setting('app.member', true), '')::uuid)) WITH CHECK ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and member_id = (select nullif(current_setting('app.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "credential_system" ON "credential" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid)) WITH CHECK ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "credential_lookup" ON "credential" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING (email_hash = (select nullif(current_setting('app.lookup', true), '')));--> statement-breakpoint
CREATE POLICY "member_practice" ON "member" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_self" ON "member" AS PERMISSIVE FOR UPDATE TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and id = (select nullif(current_setting('app.member', true), '')::uuid)) WITH CHECK ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and id = (select nullif(current_setting('app.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_partners" ON "member" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and id in (select care_team.member_id from care_team where care_team.couple_id = (select nullif(current_setting('app.couple', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "member_system" ON "member" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid)) WITH CHECK ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_lookup" ON "member" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING (id in (select sign_in.member_id from sign_in where sign_in.token_hash = (select nullif(current_setting('app.lookup', true), ''))));--> statement-breakpoint
CREATE POLICY "setup_code_system" ON "setup_code" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'system') WITH CHECK ((select current_setting('app.kind', true)) = 'system');--> statement-breakpoint
CREATE POLICY "setup_code_lookup" ON "setup_code" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING (code_hash = (select nullif(current_setting('app.lookup', true), ''))) WITH CHECK (code_hash = (select nullif(current_setting('app.lookup', true), '')));--> statement-breakpoint
CREATE POLICY "sign_in_self" ON "sign_in" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and member_id = (select nullif(current_setting('app.member', true), '')::uuid)) WITH CHECK ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and member_id = (select nullif(current_setting('app.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "sign_in_system" ON "sign_in" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid)) WITH CHECK ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "sign_in_lookup" ON "sign_in" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING (token_hash = (select nullif(current_setting('app.lookup', true), '')));--> statement-breakpoint
CREATE POLICY "suspension_practice" ON "suspension" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "suspension_system" ON "suspension" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid)) WITH CHECK ((select current_setting('app.kind', true)) = 'system' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "suspension_lookup" ON "suspension" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING (member_id in (select sign_in.member_id from sign_in where sign_in.token_hash = (select nullif(current_setting('app.lookup', true), ''))) or member_id in (select credential.member_id from credential where credential.email_hash = (select nullif(current_setting('app.lookup', true), ''))));--> statement-breakpoint
CREATE POLICY "practice_members" ON "practice" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "practice_owner" ON "practice" AS PERMISSIVE FOR UPDATE TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and id = (select nullif(current_setting('app.practice', true), '')::uuid)) WITH CHECK ((select current_setting('app.kind', true)) = 'therapist' and id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "practice_partners" ON "practice" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'partner' and id = (select nullif(current_setting('app.practice', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "practice_system" ON "practice" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'system' and (id = (select nullif(current_setting('app.practice', true), '')::uuid) or (select nullif(current_setting('app.practice', true), '')::uuid) is null)) WITH CHECK ((select current_setting('app.kind', true)) = 'system' and (id = (select nullif(current_setting('app.practice', true), '')::uuid) or (select nullif(current_setting('app.practice', true), '')::uuid) is null));--> statement-breakpoint
CREATE POLICY "answer_partner" ON "answer" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and partner_id = (select nullif(current_setting('app.partner', true), '')::uuid) and assignment_id = (select nullif(current_setting('app.assignment', true), '')::uuid)) WITH CHECK ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and partner_id = (select nullif(current_setting('app.partner', true), '')::uuid) and assignment_id = (select nullif(current_setting('app.assignment', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "answer_care_team" ON "answer" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid)) and reflection_id in (select reflection.id from reflection where reflection.sent_at is not null));--> statement-breakpoint
CREATE POLICY "answer_opened" ON "answer" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id = (select nullif(current_setting('app.couple', true), '')::uuid) and exists (select 1 from opening where opening.round_id = answer.round_id and opening.prompt_key = answer.prompt_key and opening.opens_at <= now()));--> statement-breakpoint
CREATE POLICY "opening_partner" ON "opening" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and assignment_id = (select nullif(current_setting('app.assignment', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "opening_care_team" ON "opening" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "rating_partner" ON "rating" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and partner_id = (select nullif(current_setting('app.partner', true), '')::uuid) and assignment_id = (select nullif(current_setting('app.assignment', true), '')::uuid)) WITH CHECK ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and partner_id = (select nullif(current_setting('app.partner', true), '')::uuid) and assignment_id = (select nullif(current_setting('app.assignment', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "rating_care_team" ON "rating" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid)) and reflection_id in (select reflection.id from reflection where reflection.sent_at is not null));--> statement-breakpoint
CREATE POLICY "reflection_partner" ON "reflection" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and partner_id = (select nullif(current_setting('app.partner', true), '')::uuid) and assignment_id = (select nullif(current_setting('app.assignment', true), '')::uuid)) WITH CHECK ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and partner_id = (select nullif(current_setting('app.partner', true), '')::uuid) and assignment_id = (select nullif(current_setting('app.assignment', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "reflection_care_team" ON "reflection" AS PERMISSIVE FOR SELECT TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'therapist' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and couple_id in (select care_team.couple_id from care_team where care_team.member_id = (select nullif(current_setting('app.member', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "sending_partner" ON "sending" AS PERMISSIVE FOR ALL TO "soft_landing_app" USING ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and partner_id = (select nullif(current_setting('app.partner', true), '')::uuid) and assignment_id = (select nullif(current_setting('app.assignment', true), '')::uuid)) WITH CHECK ((select current_setting('app.kind', true)) = 'partner' and practice_id = (select nullif(current_setting('app.practice', true), '')::uuid) and partner_id = (select nullif(current_setting('app.partner', true), '')::uuid) and assignment_id = (select nullif(current_setting('app.assignment', true), '')::uuid));