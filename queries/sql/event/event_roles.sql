-- asks: Who had which part in the event?
-- uses: chosen_event
-- returns: actor_id VARCHAR, actor VARCHAR, kind VARCHAR, role VARCHAR, party VARCHAR
-- one row per: actor and part
SELECT
  cast_member.actor_id,
  actor.name AS actor,
  kind.label AS kind,
  role.label AS role,
  party.name AS party
FROM chosen_event
INNER JOIN event
  ON event.event_no = chosen_event.event_no
-- Not from event_actor, which has more rows and is ordered by actor.
INNER JOIN cast_member
  ON cast_member.cast_no = event.cast_no
INNER JOIN actor
  ON actor.actor_id = cast_member.actor_id
INNER JOIN actor AS party
  ON party.actor_id = actor.party_actor_id
INNER JOIN code AS kind
  ON kind.enumeration = 'actor_kind' AND kind.code = CAST(actor.kind AS VARCHAR)
INNER JOIN code AS role
  ON role.enumeration = 'event_role' AND role.code = CAST(cast_member.role AS VARCHAR)
ORDER BY role.position NULLS LAST, actor.name NULLS LAST, cast_member.actor_id NULLS LAST
