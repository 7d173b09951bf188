-- Faces of a plan.
select key, community, holder, exemption, polygon
from face
where county = ${county} and plan = ${plan}
order by key collate "C"
