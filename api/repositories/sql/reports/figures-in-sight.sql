-- Counts of the homes in sight and their visits, by the path that holds them: what the policies let through.
select path, households, covered, covered_year as "coveredThisYear", met, phone, not_in as "notIn", away, refused, overdue
from visit_figures(${from}::date, ${to}::date)
