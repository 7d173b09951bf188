-- One head to a household: the named member, and whoever was it before is somebody else there.
update person set relation = case when id = ${head}::uuid then '户主' else '其他' end
where county = ${county} and household = ${household} and (id = ${head}::uuid or relation = '户主')
