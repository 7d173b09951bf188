-- A published plan whose root lies above or below this one; roots never overlap.
select root
from plan
where county = ${county} and state = 'published' and root <> ${root}
  and (starts_with(root, ${root}) or starts_with(${root}, root))
limit 1
