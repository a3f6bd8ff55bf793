-- What is kept of a partner's latest ratings goes with each change that is counted, in the same
-- transaction: what was withdrawn, set aside, held or erased stays in no copy.
CREATE FUNCTION forget_latest_ratings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('app.kind', true) = 'partner' THEN
    -- The policy leaves a partner the own row alone. A WHERE would ask for the right to read it.
    DELETE FROM public.latest_ratings;
  ELSE
    DELETE FROM public.latest_ratings WHERE partner_id = NEW.partner_id;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER ratings_change_forgets AFTER INSERT OR UPDATE ON ratings_change
  FOR EACH ROW EXECUTE FUNCTION forget_latest_ratings();
--> statement-breakpoint
-- Of a change that came while they were read, nothing is kept: where it is under way still, neither.
-- Whoever changes something meanwhile waits, and then takes away what was kept.
CREATE FUNCTION keep_latest_ratings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.change = 0 THEN
    PERFORM 1 FROM public.ratings_change WHERE partner_id = NEW.partner_id;
    IF FOUND THEN RETURN NULL; END IF;
    RETURN NEW;
  END IF;
  PERFORM 1 FROM public.ratings_change
    WHERE partner_id = NEW.partner_id AND number = NEW.change FOR SHARE SKIP LOCKED;
  IF NOT FOUND THEN RETURN NULL; END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER latest_ratings_keeps BEFORE INSERT OR UPDATE ON latest_ratings
  FOR EACH ROW EXECUTE FUNCTION keep_latest_ratings();
--> statement-breakpoint
-- Of what was kept until now nobody knows which is of before a change; it is made again when it is asked for.
TRUNCATE latest_ratings;
