-- Row-level security binds the owner of the new tables too. The generator knows no FORCE.
ALTER TABLE ratings_change FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE latest_ratings FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON latest_ratings TO soft_landing_app;
--> statement-breakpoint
-- It never counts back: no row of it is deleted.
GRANT SELECT, INSERT, UPDATE ON ratings_change TO soft_landing_app;
--> statement-breakpoint
-- Counts a change for the partners whose ratings a row is about: by its own column, by its reflection
-- or by its link. It runs as whoever changes the row; where it may not count, nothing is changed either.
CREATE FUNCTION count_ratings_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was jsonb := CASE WHEN TG_OP = 'INSERT' THEN '{}' ELSE to_jsonb(OLD) - 'sealed' END;
  now jsonb := CASE WHEN TG_OP = 'DELETE' THEN '{}' ELSE to_jsonb(NEW) - 'sealed' END;
BEGIN
  INSERT INTO public.ratings_change (partner_id, practice_id, couple_id, number)
  SELECT partner.id, partner.practice_id, partner.couple_id, 1 FROM public.partner
   WHERE partner.id IN (
     SELECT (each ->> 'partner_id')::uuid FROM unnest(ARRAY[was, now]) AS each
     UNION SELECT reflection.partner_id FROM public.reflection
      WHERE reflection.id IN ((was ->> 'reflection_id')::uuid, (now ->> 'reflection_id')::uuid)
     UNION SELECT link.partner_id FROM public.link
      WHERE link.id IN ((was ->> 'link_id')::uuid, (now ->> 'link_id')::uuid))
   ORDER BY partner.id
  ON CONFLICT (partner_id) DO UPDATE SET number = ratings_change.number + 1;
  IF NOT FOUND THEN RAISE EXCEPTION 'a change of % is about no partner in sight', TG_TABLE_NAME; END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- A draft is in nobody's sight: saving one changes nothing that is shown.
CREATE TRIGGER reflection_begins_in_sight AFTER INSERT ON reflection FOR EACH ROW
  WHEN (NEW.sent_at IS NOT NULL) EXECUTE FUNCTION count_ratings_change();
--> statement-breakpoint
CREATE TRIGGER reflection_changes_in_sight AFTER UPDATE ON reflection FOR EACH ROW
  WHEN (OLD.sent_at IS NOT NULL OR NEW.sent_at IS NOT NULL) EXECUTE FUNCTION count_ratings_change();
--> statement-breakpoint
CREATE TRIGGER reflection_ends_in_sight AFTER DELETE ON reflection FOR EACH ROW
  WHEN (OLD.sent_at IS NOT NULL) EXECUTE FUNCTION count_ratings_change();
--> statement-breakpoint
CREATE FUNCTION count_sent_ratings_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM public.reflection
              WHERE reflection.id IN (OLD.reflection_id, NEW.reflection_id) AND reflection.sent_at IS NOT NULL)
  THEN
    INSERT INTO public.ratings_change (partner_id, practice_id, couple_id, number)
    VALUES (coalesce(NEW.partner_id, OLD.partner_id), coalesce(NEW.practice_id, OLD.practice_id),
            coalesce(NEW.couple_id, OLD.couple_id), 1)
    ON CONFLICT (partner_id) DO UPDATE SET number = ratings_change.number + 1;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER rating_changes_in_sight AFTER INSERT OR UPDATE OR DELETE ON rating
  FOR EACH ROW EXECUTE FUNCTION count_sent_ratings_change();
--> statement-breakpoint
DO $$
DECLARE rests_on text;
BEGIN
  FOREACH rests_on IN ARRAY ARRAY['withdrawal', 'setting_aside', 'erasure', 'misdelivery', 'recognition', 'link'] LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION count_ratings_change()',
      rests_on || '_counts', rests_on);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE TRIGGER partner_sign_in_counts AFTER UPDATE OF partner_id OR DELETE ON partner_sign_in
  FOR EACH ROW EXECUTE FUNCTION count_ratings_change();
