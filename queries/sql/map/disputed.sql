-- asks: Which areas and borders are marked as disputed, and how are they drawn?
-- params: scale VARCHAR
-- returns: name VARCHAR, kind VARCHAR, note VARCHAR, geometry VARCHAR
-- one row per: area, as stripes, or border that Natural Earth marks as disputed, at the scale
SELECT disputed_land.name, disputed_land.kind, disputed_land.note, disputed_land.geometry
FROM disputed_land
WHERE disputed_land.scale = CAST($scale AS VARCHAR)
ORDER BY disputed_land.kind NULLS LAST, disputed_land.name NULLS LAST
