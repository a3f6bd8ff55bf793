-- What row-level policies ask of every row is asked once a statement, and planned once a connection.
-- They run as whoever asks, under the policies of the tables they read.
CREATE FUNCTION care_team_couples() RETURNS uuid[] LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
  IF current_setting('app.kind', true) IS DISTINCT FROM 'therapist' THEN RETURN '{}'; END IF;
  RETURN coalesce((
    SELECT array_agg(care_team.couple_id) FROM public.care_team
     WHERE care_team.practice_id = nullif(current_setting('app.practice', true), '')::uuid
       AND care_team.member_id = nullif(current_setting('app.member', true), '')::uuid), '{}');
END $$;
--> statement-breakpoint
CREATE FUNCTION held_reflections() RETURNS uuid[] LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
  RETURN coalesce((select array_agg(held.id)
from misdelivery join link on link.id = misdelivery.link_id
    join reflection held on held.partner_id = link.partner_id
    and held.assignment_id = link.assignment_id
    and held.started_at < coalesce((select min(later.created_at) from link later where later.partner_id = link.partner_id and later.assignment_id = link.assignment_id and later.created_at > link.created_at), 'infinity')
    join partner_sign_in on partner_sign_in.id = held.sent_in and partner_sign_in.partner_id = held.partner_id
    where held.sent_at > misdelivery.created_at
    and not exists (select 1 from recognition
    where recognition.created_at > misdelivery.created_at and (recognition.reflection_id = held.id or (recognition.link_id = misdelivery.link_id and recognition.created_at <= held.sent_at)))), '{}');
END $$;
