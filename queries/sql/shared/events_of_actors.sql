-- asks: In which events had the chosen actors, or those that speak for them, a part?
SELECT event_actor.event_id, event_actor.event_no
FROM event_actor
INNER JOIN actor_ancestor
  ON actor_ancestor.actor_id = event_actor.actor_id
WHERE list_contains(CAST($actors AS VARCHAR[]), actor_ancestor.ancestor_actor_id)
