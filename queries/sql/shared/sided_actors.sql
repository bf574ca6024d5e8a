-- asks: For which of the two chosen parties does each actor speak? Where one is part of the other, for the nearer.
SELECT nearest.actor_id, nearest.side
FROM (
  SELECT
    actor_ancestor.actor_id,
    actor_ancestor.ancestor_actor_id AS side,
    ROW_NUMBER() OVER (PARTITION BY actor_ancestor.actor_id ORDER BY actor_ancestor.depth, actor_ancestor.ancestor_actor_id) AS turn
  FROM actor_ancestor
  WHERE actor_ancestor.ancestor_actor_id IN (CAST($party_a AS VARCHAR), CAST($party_b AS VARCHAR))
) AS nearest
WHERE nearest.turn = 1
