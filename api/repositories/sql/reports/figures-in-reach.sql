-- Counts of homes and visits within reach, by the path that holds them.
select path, households, covered, covered_year as "coveredThisYear", met, phone, not_in as "notIn", away, refused, overdue
from visit_figures_in_reach(${from}::date, ${to}::date)
