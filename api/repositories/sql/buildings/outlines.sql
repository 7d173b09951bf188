-- Buildings as the base map and findings see them.
select id, community, name, floors, outline, anchor from building where county = ${county} order by id
