-- asks: Which figures were claimed by the day asked for, and which of them stood on that day?
SELECT
  casualty.casualty_id,
  casualty.dataset_id,
  casualty.event_id,
  casualty.event_no,
  casualty.topic_id,
  casualty.statement_id,
  casualty.claimant_actor_id,
  actor.name AS claimant,
  actor.party_actor_id,
  party.name AS party,
  CAST(casualty.harm AS VARCHAR) AS harm,
  casualty.victim_country_iso3,
  CAST(casualty.victim_category AS VARCHAR) AS victim_category,
  casualty.victim_actor_id,
  casualty.part_of_casualty_id,
  casualty.low,
  casualty.best,
  casualty.high,
  CAST(casualty.number_kind AS VARCHAR) AS number_kind,
  CAST(casualty.basis AS VARCHAR) AS basis,
  casualty.period_start,
  casualty.period_end,
  casualty.claimed_on,
  casualty.claimed_at,
  casualty.supersedes_casualty_id,
  superseded.superseded_on,
  superseded.superseded_by_casualty_id,
  CASE WHEN CAST($asof AS DATE) IS NULL OR casualty.retracted_on <= CAST($asof AS DATE) THEN casualty.retracted_on END AS retracted_on,
  CASE WHEN CAST($asof AS DATE) IS NULL OR casualty.retracted_on <= CAST($asof AS DATE) THEN casualty.retraction_reason END
    AS retraction_reason,
  superseded.casualty_id IS NULL
    AND (
      casualty.retracted_on IS NULL
      OR (CAST($asof AS DATE) IS NOT NULL AND casualty.retracted_on > CAST($asof AS DATE))
    ) AS is_current,
  casualty.source_id,
  casualty.note,
  casualty.out_of_order_count
FROM casualty
INNER JOIN actor
  ON actor.actor_id = casualty.claimant_actor_id
INNER JOIN actor AS party
  ON party.actor_id = actor.party_actor_id
LEFT JOIN superseded
  ON superseded.casualty_id = casualty.casualty_id
  AND (CAST($asof AS DATE) IS NULL OR superseded.since <= CAST($asof AS DATE))
  AND (superseded.until IS NULL OR superseded.until > CAST($asof AS DATE))
WHERE CAST($asof AS DATE) IS NULL OR casualty.claimed_on <= CAST($asof AS DATE)
