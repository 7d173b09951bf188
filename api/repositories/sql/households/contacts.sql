-- Who keeps in touch with a household, as far as the caller may see.
select staff from contact where county = ${county} and household = ${household} order by since, staff
