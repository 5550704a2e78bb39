-- Weights: default. Facts: as of 2026-11-22. For PostgreSQL, by rank 0.1.0.
-- ML exposure: by the facts about the companies alone, as [columns] names no column for it.
-- Cloud market share: by the facts about the companies alone, as [columns] names no column for it.
-- Pay: by the facts about the companies alone, as [columns] names no column for it.
-- Brand: by the facts about the companies alone, as [columns] names no column for it.
CREATE VIEW "ranking" AS
WITH
-- What is known of companies, by their names in small letters without spaces and dots.
"rank_companies" ("company_key", "ml_exposure__worth", "ml_exposure__worth_low", "ml_exposure__worth_high", "cloud_market_share__worth", "cloud_market_share__worth_low", "cloud_market_share__worth_high", "pay__worth", "brand__worth", "brand__worth_low", "brand__worth_high") AS (
  VALUES
    -- LinkedIn: criteria/ml-exposure.toml:65, criteria/companies.toml:35, criteria/ml-exposure.toml:46, criteria/cloud-market-share.toml:222, criteria/pay.toml:18, criteria/brand.toml:49
    ('linkedin', 0.175E0, 0.0E0, 0.7E0, 0.13125E0, 0.0E0, 0.575E0, 0.5757875E0, 0.24489795918367346E0, 0.0E0, 0.4897959183673469E0),
    -- Amazon: criteria/ml-exposure.toml:55, criteria/cloud-market-share.toml:212, criteria/pay.toml:26, criteria/brand.toml:31
    ('amazon', 0.35E0, 0.35E0, 0.7E0, 0.7E0, 0.65E0, 0.75E0, 0.570975E0, 0.9183673469387755E0, 0.9183673469387755E0, 0.9183673469387755E0),
    ('amazonwebservices', 0.35E0, 0.35E0, 0.7E0, 0.7E0, 0.65E0, 0.75E0, 0.570975E0, 0.9183673469387755E0, 0.9183673469387755E0, 0.9183673469387755E0),
    ('aws', 0.35E0, 0.35E0, 0.7E0, 0.7E0, 0.65E0, 0.75E0, 0.570975E0, 0.9183673469387755E0, 0.9183673469387755E0, 0.9183673469387755E0),
    -- Google: criteria/ml-exposure.toml:19, criteria/cloud-market-share.toml:232, criteria/pay.toml:42, criteria/brand.toml:15
    ('alphabet', 1.0E0, 1.0E0, 1.0E0, 0.35E0, 0.3E0, 0.4E0, 0.49878750000000005E0, 1.0E0, 1.0E0, 1.0E0),
    ('gcp', 1.0E0, 1.0E0, 1.0E0, 0.35E0, 0.3E0, 0.4E0, 0.49878750000000005E0, 1.0E0, 1.0E0, 1.0E0),
    ('google', 1.0E0, 1.0E0, 1.0E0, 0.35E0, 0.3E0, 0.4E0, 0.49878750000000005E0, 1.0E0, 1.0E0, 1.0E0),
    ('googlecloud', 1.0E0, 1.0E0, 1.0E0, 0.35E0, 0.3E0, 0.4E0, 0.49878750000000005E0, 1.0E0, 1.0E0, 1.0E0),
    -- JPMorgan: criteria/ml-exposure.toml:75, criteria/cloud-market-share.toml:244, criteria/pay.toml:50, criteria/brand.toml:39
    ('jpmc', 0.0E0, 0.0E0, 0.35E0, NULL, NULL, NULL, 0.421875E0, 0.6938775510204082E0, 0.6938775510204082E0, 0.6938775510204082E0),
    ('jpmorgan', 0.0E0, 0.0E0, 0.35E0, NULL, NULL, NULL, 0.421875E0, 0.6938775510204082E0, 0.6938775510204082E0, 0.6938775510204082E0),
    ('jpmorganchase', 0.0E0, 0.0E0, 0.35E0, NULL, NULL, NULL, 0.421875E0, 0.6938775510204082E0, 0.6938775510204082E0, 0.6938775510204082E0),
    -- Microsoft: criteria/ml-exposure.toml:46, criteria/cloud-market-share.toml:222, criteria/pay.toml:34, criteria/brand.toml:23
    ('azure', 0.7E0, 0.7E0, 0.7E0, 0.525E0, 0.475E0, 0.575E0, 0.519525E0, 0.9795918367346939E0, 0.9795918367346939E0, 0.9795918367346939E0),
    ('microsoft', 0.7E0, 0.7E0, 0.7E0, 0.525E0, 0.475E0, 0.575E0, 0.519525E0, 0.9795918367346939E0, 0.9795918367346939E0, 0.9795918367346939E0),
    -- OpenAI: criteria/ml-exposure.toml:28, criteria/cloud-market-share.toml:252
    ('openai', 1.0E0, 1.0E0, 1.0E0, NULL, NULL, NULL, NULL, NULL, NULL, NULL)
),
-- What the columns of the table say: numbers, and levels by their number.
"rank_ratings" AS (
  SELECT
    CAST(t."id" AS TEXT) AS "id",
    CAST(t."company" AS TEXT) AS "company",
    LOWER(TRANSLATE(CAST(t."company" AS TEXT), E' .\t\n\r\u00a0\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u3000\ufe0e\ufe0f\ufeff', '')) AS "company_key"
  FROM "postings" AS t
),
-- What each is worth, from 0 to 1; the least and the most where they differ.
"rank_worths" AS (
  SELECT
    r."id",
    r."company",
    -- ML exposure: scale criteria/ml-exposure.toml:17
    CAST(COALESCE(f."ml_exposure__worth", 0.5125E0) AS DOUBLE PRECISION) AS "ml_exposure__worth",
    CAST(COALESCE(f."ml_exposure__worth_low", 0.0E0) AS DOUBLE PRECISION) AS "ml_exposure__worth_low",
    CAST(COALESCE(f."ml_exposure__worth_high", 1.0E0) AS DOUBLE PRECISION) AS "ml_exposure__worth_high",
    CASE WHEN f."ml_exposure__worth" IS NOT NULL THEN 1 ELSE 0 END AS "ml_exposure__known",
    -- Cloud market share: scale criteria/cloud-market-share.toml:15
    CAST(COALESCE(f."cloud_market_share__worth", 0.0E0) AS DOUBLE PRECISION) AS "cloud_market_share__worth",
    CAST(COALESCE(f."cloud_market_share__worth_low", 0.0E0) AS DOUBLE PRECISION) AS "cloud_market_share__worth_low",
    CAST(COALESCE(f."cloud_market_share__worth_high", 0.0E0) AS DOUBLE PRECISION) AS "cloud_market_share__worth_high",
    1 AS "cloud_market_share__known",
    -- Pay: scale criteria/pay.toml:16
    CAST(COALESCE(f."pay__worth", 0.5E0) AS DOUBLE PRECISION) AS "pay__worth",
    CAST(COALESCE(f."pay__worth", 0.0E0) AS DOUBLE PRECISION) AS "pay__worth_low",
    CAST(COALESCE(f."pay__worth", 1.0E0) AS DOUBLE PRECISION) AS "pay__worth_high",
    CASE WHEN f."pay__worth" IS NOT NULL THEN 1 ELSE 0 END AS "pay__known",
    -- Brand: scale criteria/brand.toml:13
    CAST(COALESCE(f."brand__worth", 0.5E0) AS DOUBLE PRECISION) AS "brand__worth",
    CAST(COALESCE(f."brand__worth_low", 0.0E0) AS DOUBLE PRECISION) AS "brand__worth_low",
    CAST(COALESCE(f."brand__worth_high", 1.0E0) AS DOUBLE PRECISION) AS "brand__worth_high",
    CASE WHEN f."brand__worth" IS NOT NULL THEN 1 ELSE 0 END AS "brand__known"
  FROM "rank_ratings" AS r
  LEFT JOIN "rank_companies" AS f ON f."company_key" = r."company_key"
),
-- Points, and the share of the weight on which something is known, of 100.
"rank_points" AS (
  SELECT
    w."id",
    w."company",
    -- ML exposure: weight criteria/sets/default.toml:11
    35.0E0 * w."ml_exposure__worth" AS "ml_exposure_points",
    -- Cloud market share: weight criteria/sets/default.toml:12
    20.0E0 * w."cloud_market_share__worth" AS "cloud_market_share_points",
    -- Pay: weight criteria/sets/default.toml:13
    25.0E0 * w."pay__worth" AS "pay_points",
    -- Brand: weight criteria/sets/default.toml:14
    20.0E0 * w."brand__worth" AS "brand_points",
    35.0E0 * COALESCE(w."ml_exposure__worth_low", w."ml_exposure__worth")
      + 20.0E0 * COALESCE(w."cloud_market_share__worth_low", w."cloud_market_share__worth")
      + 25.0E0 * COALESCE(w."pay__worth_low", w."pay__worth")
      + 20.0E0 * COALESCE(w."brand__worth_low", w."brand__worth") AS "score_low",
    35.0E0 * COALESCE(w."ml_exposure__worth_high", w."ml_exposure__worth")
      + 20.0E0 * COALESCE(w."cloud_market_share__worth_high", w."cloud_market_share__worth")
      + 25.0E0 * COALESCE(w."pay__worth_high", w."pay__worth")
      + 20.0E0 * COALESCE(w."brand__worth_high", w."brand__worth") AS "score_high",
    CAST(100.0E0 * (CASE WHEN w."ml_exposure__known" = 1 THEN 0.35E0 ELSE 0.0E0 END
      + CASE WHEN w."cloud_market_share__known" = 1 THEN 0.2E0 ELSE 0.0E0 END
      + CASE WHEN w."pay__known" = 1 THEN 0.25E0 ELSE 0.0E0 END
      + CASE WHEN w."brand__known" = 1 THEN 0.2E0 ELSE 0.0E0 END) AS DOUBLE PRECISION) AS "known",
    CAST(NULL AS TEXT) AS "fails",
    CAST(NULL AS TEXT) AS "unknown_levels"
  FROM "rank_worths" AS w
),
-- The scores, and why an offer takes no place.
"rank_scores" AS (
  SELECT
    p."id",
    p."company",
    p."unknown_levels",
    p."score_low",
    p."score_high",
    p."ml_exposure_points",
    p."cloud_market_share_points",
    p."pay_points",
    p."brand_points",
    p."ml_exposure_points"
      + p."cloud_market_share_points"
      + p."pay_points"
      + p."brand_points" AS "score",
    CASE WHEN p."known" > 100.0E0 THEN 100.0E0 ELSE p."known" END AS "known",
    CASE WHEN p."fails" IS NOT NULL THEN 'deal-breaker: ' || p."fails" WHEN p."known" < 49.99999999999E0 THEN 'too little known' END AS "unranked_because"
  FROM "rank_points" AS p
),
-- Whether a score differs from the one before it.
"rank_gaps" AS (
  SELECT
    s.*,
    CASE WHEN LAG(s."score") OVER (PARTITION BY CASE WHEN s."unranked_because" IS NULL THEN 0 ELSE 1 END ORDER BY s."score" DESC) - s."score" <= 1E-12 THEN 0 ELSE 1 END AS "differs"
  FROM "rank_scores" AS s
),
-- The scores numbered: those that are equal share a number, and ids decide.
"rank_numbered" AS (
  SELECT
    g.*,
    SUM(g."differs") OVER (PARTITION BY CASE WHEN g."unranked_because" IS NULL THEN 0 ELSE 1 END ORDER BY g."score" DESC RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "score_number"
  FROM "rank_gaps" AS g
)
SELECT
  CASE WHEN s."unranked_because" IS NULL THEN RANK() OVER (ORDER BY CASE WHEN s."unranked_because" IS NULL THEN 0 ELSE 1 END, s."score_number", s."id" COLLATE "C") END AS "position",
  s."id",
  s."company",
  CAST(FLOOR(s."score" * 1.0E11 + 0.5E0) AS DOUBLE PRECISION) / 1.0E11 AS "score",
  CAST(FLOOR(s."score_low" * 1.0E11 + 0.5E0) AS DOUBLE PRECISION) / 1.0E11 AS "score_low",
  CAST(FLOOR(s."score_high" * 1.0E11 + 0.5E0) AS DOUBLE PRECISION) / 1.0E11 AS "score_high",
  s."known",
  s."ml_exposure_points",
  s."cloud_market_share_points",
  s."pay_points",
  s."brand_points",
  s."unranked_because",
  s."unknown_levels"
FROM "rank_numbered" AS s
ORDER BY CASE WHEN s."unranked_because" IS NULL THEN 0 ELSE 1 END, s."score_number", s."id" COLLATE "C";
