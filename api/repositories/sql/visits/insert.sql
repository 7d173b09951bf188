-- Records a visit of whoever asks, unless its id is taken; the policy refuses a household out of sight.
insert into visit (county, id, household, account, at, outcome, note)
values (${county}, ${id}, ${household}, sight_account(), ${at}, ${outcome}, ${note})
on conflict (county, id) do nothing
returning id
