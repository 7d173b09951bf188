-- Who belongs to a household, the head first.
select id, relation from person where county = ${county} and household = ${household} order by relation <> '户主', id
