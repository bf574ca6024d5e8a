-- asks: In which casts have the chosen actors, or those that speak for them, a part?
SELECT DISTINCT cast_member.cast_no
FROM cast_member
INNER JOIN actor_ancestor
  ON actor_ancestor.actor_id = cast_member.actor_id
WHERE list_contains(CAST($actors AS VARCHAR[]), actor_ancestor.ancestor_actor_id)
