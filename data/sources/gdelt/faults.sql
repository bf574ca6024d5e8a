-- asks: Where does the table "published" break what GDELT promises?
-- returns: position BIGINT, column_name VARCHAR, value VARCHAR, reason VARCHAR
-- one row per: broken promise; position counts the records of the file from 0
SELECT position, column_name, value, reason
FROM (
  SELECT position, column_name, value, 'not a whole number' AS reason
  FROM (SELECT rowid AS position, globaleventid, nummentions, numsources, numarticles FROM published)
  UNPIVOT INCLUDE NULLS (value FOR column_name IN (globaleventid, nummentions, numsources, numarticles))
  WHERE coalesce(whole(value), -1) NOT BETWEEN 0 AND 99999999999
  UNION ALL BY NAME
  SELECT rowid AS position, 'eventrootcode' AS column_name, eventrootcode AS value, 'no root code of CAMEO' AS reason
  FROM published
  WHERE NOT coalesce(regexp_full_match(eventrootcode, '0[1-9]|1[0-9]|20'), FALSE)
  UNION ALL BY NAME
  SELECT rowid AS position, 'actiongeo_countrycode' AS column_name, actiongeo_countrycode AS value, 'no known country code (FIPS 10-4)' AS reason
  FROM published
  WHERE actiongeo_countrycode IS NOT NULL AND actiongeo_countrycode NOT IN (SELECT code FROM fips) AND actiongeo_countrycode NOT IN ('OS', 'OC')
  UNION ALL BY NAME
  SELECT rowid AS position, 'dateadded' AS column_name, dateadded AS value, 'not a moment as YYYYMMDDHHMMSS' AS reason
  FROM published
  WHERE coalesce(length(dateadded), 0) <> 14 OR try_strptime(dateadded, '%Y%m%d%H%M%S') IS NULL
)
ORDER BY position, column_name
