-- A line of a household's history, in the name of whoever asks.
insert into household_event (county, id, household, account, kind, other, changes)
values (${county}, ${id}, ${household}, ${account}, ${kind}, ${other}, ${changes:json}::jsonb)
