ALTER TABLE "reflection" DROP CONSTRAINT "reflection_once";--> statement-breakpoint
ALTER TABLE "reflection" ADD COLUMN "set_aside_at" timestamp with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "reflection_once" ON "reflection" USING btree ("partner_id","round_id") WHERE "reflection"."set_aside_at" is null;