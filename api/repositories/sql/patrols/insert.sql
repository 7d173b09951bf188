-- Records a patrol of whoever asks, unless its id is taken; the policy refuses a grid where they hold no post.
insert into patrol (county, id, grid, account, at, note)
values (${county}, ${id}, ${grid}, sight_account(), ${at}, ${note})
on conflict (county, id) do nothing
returning id
