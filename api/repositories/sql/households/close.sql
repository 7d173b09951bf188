-- Closes a household; who keeps in touch with it and where it stands on the map are taken away after this.
update household
set closed_on = ${on}::date, closed_why = ${why}, version = version + 1
where county = ${county} and id = ${id}
