/** The steps from intervals and shares of posts to caseloads on a day: the `WITH` of RM-11. */
import type { Dialect } from '../read-models/define.ts'

// As `isActiveOn` in the core: what may hold on the day, and whether it certainly does.
const mayHold = (i: string): string => `(${i}.begun_earliest IS NULL OR ${i}.begun_earliest <= a.day) AND (${i}.ended_latest IS NULL OR ${i}.ended_latest > a.day)`
const holds = (i: string): string => `CASE WHEN ${i}.begun_latest <= a.day AND (${i}.ended_on IS NULL OR ${i}.ended_earliest > a.day) THEN 1 ELSE 0 END`

// As `ageBandAt` in the core.
const ageBand = (i: string): string => `CASE
    WHEN ${i}.age_band IS NULL THEN 'unknown'
    WHEN ${i}.age_band_from > a.day THEN CASE ${i}.age_band WHEN 'from25' THEN 'under25' ELSE 'unknown' END
    WHEN ${i}.age_band_to <= a.day THEN CASE ${i}.age_band WHEN 'under25' THEN 'from25' ELSE 'unknown' END
    ELSE ${i}.age_band END`

/** Who has which case on the day, and which open cases nobody has. */
const clients = `held_any AS (
  SELECT i.assignment, i.ordinal, i.case_id, i.function, i.needs_unit, i.caseworker, i.branch, i.unit, ${ageBand('i')} AS age_band, ${holds('i')} AS certain
  FROM assignment_interval i CROSS JOIN asked a WHERE ${mayHold('i')}
), held_last AS (
  SELECT assignment, MAX(CASE WHEN certain = 1 THEN ordinal END) AS ordinal FROM held_any GROUP BY assignment
), held AS (
  SELECT h.* FROM held_any h JOIN held_last l ON l.assignment = h.assignment WHERE l.ordinal IS NULL OR l.ordinal = h.ordinal
), client AS (
  SELECT 1 AS assigned, function, case_id, needs_unit, branch, unit, age_band, certain FROM held
  UNION ALL
  SELECT 0, i.function, i.case_id, i.needs_unit, NULL, NULL, ${ageBand('i')}, CASE WHEN l.assignment IS NULL THEN ${holds('i')} ELSE 0 END
  FROM case_open_interval i CROSS JOIN asked a LEFT JOIN held_last l ON l.assignment = i.assignment
  WHERE ${mayHold('i')} AND l.ordinal IS NULL
)`

/** How many there are, how many more there may be, and of how many the count cannot be made, by each way of counting. */
const counts = `band (age_band, counted_as, sure) AS (
  VALUES ('under25', 'under25', 1), ('under25', 'all', 1), ('from25', 'from25', 1), ('from25', 'all', 1),
    ('unknown', 'unknown', 1), ('unknown', 'all', 1), ('unknown', 'under25', 0), ('unknown', 'from25', 0)
), placed AS (
  SELECT 'carrier' AS level, CAST(NULL AS TEXT) AS place, assigned, function, case_id, needs_unit, age_band, certain FROM client
  UNION ALL SELECT 'branch', branch, assigned, function, case_id, needs_unit, age_band, certain FROM client
  UNION ALL SELECT 'unit', unit, assigned, function, case_id, needs_unit, age_band, certain FROM client
), person AS (
  SELECT p.level, p.place, p.assigned, p.function, b.counted_as AS age_band, p.case_id, MAX(p.certain * b.sure) AS certain
  FROM placed p JOIN band b ON b.age_band = p.age_band GROUP BY p.level, p.place, p.assigned, p.function, b.counted_as, p.case_id
), household AS (
  SELECT p.level, p.place, p.assigned, p.function, b.counted_as AS age_band, p.needs_unit, MAX(p.certain * b.sure) AS certain
  FROM placed p JOIN band b ON b.age_band = p.age_band GROUP BY p.level, p.place, p.assigned, p.function, b.counted_as, p.needs_unit
), clients_way (way) AS (
  VALUES ('elb-all'), ('elb-activatable'), ('bg')
), counted AS (
  SELECT level, place, assigned, function, age_band, 'elb-all' AS clients_counting, certain, 1 - certain AS doubtful, 0 AS missing FROM person
  UNION ALL SELECT level, place, assigned, function, age_band, 'bg', CASE WHEN needs_unit IS NULL THEN 0 ELSE certain END,
    CASE WHEN needs_unit IS NULL THEN 0 ELSE 1 - certain END, CASE WHEN needs_unit IS NULL THEN 1 ELSE 0 END FROM household
  UNION ALL SELECT level, place, assigned, function, age_band, 'elb-activatable', 0, 0, 1 FROM person
  UNION ALL SELECT level, place, 1, function, 'all', way, 0, 0, 0 FROM staff CROSS JOIN clients_way WHERE place IS NOT NULL OR level = 'carrier'
), total AS (
  SELECT level, place, assigned, function, age_band, clients_counting, SUM(certain) AS certain, SUM(doubtful) AS doubtful, SUM(missing) AS missing
  FROM counted GROUP BY level, place, assigned, function, age_band, clients_counting
), client_count AS (
  SELECT t.level, t.place, t.assigned, t.function, t.age_band, t.clients_counting,
    CASE WHEN t.missing > 0 OR (t.certain = 0 AND t.doubtful + coalesce(n.certain + n.doubtful + n.missing, 0) > 0) THEN NULL ELSE t.certain END AS clients,
    CASE WHEN t.doubtful + coalesce(n.certain + n.doubtful + n.missing, 0) = 0 THEN 'exact' ELSE 'atLeast' END AS clients_if_known
  FROM total t LEFT JOIN total n ON t.place IS NOT NULL AND n.place IS NULL AND n.assigned = 1 AND t.assigned = 1
    AND n.level = t.level AND n.function = t.function AND n.age_band = t.age_band AND n.clients_counting = t.clients_counting
)`

/** Posts, in millionths so that sums are exact: those for an age band alone, those that may serve it, and how many more are not known. */
const staff = `post AS (
  SELECT c.function, c.fte, w.branch, w.unit, s.age_band, CASE WHEN c.begun_latest <= a.day AND (c.left_on IS NULL OR c.left_earliest > a.day) THEN 1 ELSE 0 END AS certain
  FROM caseworker_capacity c JOIN caseworker w ON w.caseworker = c.caseworker CROSS JOIN asked a
  LEFT JOIN (
    SELECT caseworker, function, CASE WHEN MIN(age_band) = MAX(age_band) THEN MIN(age_band) ELSE 'unknown' END AS age_band FROM held GROUP BY caseworker, function
  ) s ON s.caseworker = c.caseworker AND s.function = c.function
  WHERE c.function IN ('placement', 'caseManagement', 'youthPlacement') AND (c.begun_earliest IS NULL OR c.begun_earliest <= a.day)
    AND (c.ended_on IS NULL OR c.ended_on > a.day) AND (c.left_latest IS NULL OR c.left_latest > a.day)
), serving (age_band) AS (
  VALUES ('all'), ('under25'), ('from25')
), placed_post AS (
  SELECT 'carrier' AS level, CAST(NULL AS TEXT) AS place, function, fte, age_band, certain FROM post
  UNION ALL SELECT 'branch', branch, function, fte, age_band, certain FROM post
  UNION ALL SELECT 'unit', unit, function, fte, age_band, certain FROM post
), post_share AS (
  SELECT p.level, p.place, p.function, b.age_band, p.fte, p.certain,
    CASE WHEN b.age_band = 'all' OR b.age_band = p.age_band THEN 'own' WHEN p.age_band IN ('under25', 'from25') THEN 'other' ELSE 'shared' END AS serves
  FROM placed_post p CROSS JOIN serving b
), staff AS (
  SELECT level, place, function, age_band,
    CAST(ROUND(SUM(CASE WHEN serves = 'own' AND certain = 1 THEN coalesce(fte, 0) ELSE 0 END) * 1000000) AS BIGINT) AS own,
    CAST(ROUND(SUM(CASE WHEN serves = 'shared' AND certain = 1 THEN coalesce(fte, 0) ELSE 0 END) * 1000000) AS BIGINT) AS shared,
    SUM(CASE WHEN serves <> 'other' AND (fte IS NULL OR (certain = 0 AND fte > 0)) THEN 1 ELSE 0 END) AS doubtful
  FROM post_share GROUP BY level, place, function, age_band
), staff_bound AS (
  SELECT s.level, s.place, s.function, s.age_band, s.own, s.shared, s.doubtful + coalesce(n.doubtful + n.own + n.shared, 0) AS doubtful
  FROM staff s LEFT JOIN staff n ON s.place IS NOT NULL AND n.place IS NULL AND n.level = s.level AND n.function = s.function AND n.age_band = s.age_band
), staff_count AS (
  SELECT level, place, function, age_band,
    CASE WHEN doubtful = 0 THEN own + shared WHEN own > 0 THEN own END AS millionths,
    CASE WHEN doubtful = 0 AND shared = 0 THEN 'exact' WHEN doubtful = 0 THEN 'atMost' WHEN own > 0 THEN 'atLeast' ELSE 'unknown' END AS fte_qualifier
  FROM staff_bound
)`

/** Both sides, and how exactly their ratio is known: as `ratioOf` in the core says. */
const ratios = `staff_way (way) AS (
  VALUES ('fte-direct'), ('fte-with-lead'), ('fte-with-frontdesk')
), both_sides AS (
  SELECT c.level, c.place, c.assigned, c.function, c.age_band, c.clients_counting, w.way AS staff_counting, c.clients,
    CASE WHEN c.clients IS NULL THEN 'unknown' ELSE c.clients_if_known END AS clients_qualifier, s.millionths, coalesce(s.fte_qualifier, 'unknown') AS fte_qualifier
  FROM client_count c CROSS JOIN staff_way w
  LEFT JOIN staff_count s ON w.way = 'fte-direct' AND c.assigned = 1 AND s.level = c.level AND (s.place = c.place OR s.level = 'carrier')
    AND s.function = c.function AND s.age_band = c.age_band
), bounded AS (
  SELECT b.*, CASE
      WHEN fte_qualifier = 'exact' AND millionths = 0 THEN 'undefined'
      WHEN clients IS NULL OR millionths IS NULL THEN 'unknown'
      WHEN clients_qualifier = 'exact' AND fte_qualifier = 'exact' THEN 'exact'
      WHEN fte_qualifier <> 'atLeast' THEN 'atLeast'
      WHEN clients_qualifier = 'exact' THEN 'atMost'
      ELSE 'approx' END AS ratio_qualifier
  FROM both_sides b
), caseload AS (
  SELECT b.*,
    CASE WHEN ratio_qualifier NOT IN ('undefined', 'unknown') THEN CAST(clients AS DOUBLE PRECISION) * 1000000 / millionths END AS ratio,
    CASE
      WHEN ratio_qualifier IN ('exact', 'approx') THEN (2 * clients * 1000000 + millionths) / (2 * millionths)
      WHEN ratio_qualifier = 'atLeast' THEN clients * 1000000 / millionths
      WHEN ratio_qualifier = 'atMost' THEN (clients * 1000000 + millionths - 1) / millionths END AS whole
  FROM bounded b
)`

// The version that was certainly adopted and has not certainly ended; of several policies the latest.
const policy = `in_force AS (
  SELECT p.policy, p.version, p.source FROM caseload_policy p CROSS JOIN asked a
  WHERE p.adopted_latest <= a.day AND (p.ended_latest IS NULL OR p.ended_latest > a.day)
  ORDER BY p.adopted_latest DESC, p.policy, p.version DESC LIMIT 1
), target AS (
  SELECT f.policy, f.source, t.function, t.age_band, t.clients_per_fte, t.binding
  FROM in_force f JOIN caseload_target t ON t.policy = f.policy AND t.version = f.version
), declared AS (
  SELECT k.clients_counting, k.staff_counting FROM in_force f JOIN caseload_counting k ON k.policy = f.policy AND k.version = f.version
)`

/** The common table expressions `asked`, `caseload`, `target` and `declared`, as on the day of asking. */
export const caseloadSteps = ({ today }: Dialect): string => `WITH asked AS (
  SELECT ${today} AS day
), ${[clients, staff, counts, ratios, policy].join(', ')}`
