-- From a day on the need holds no more.
select end_tag(${id}::uuid, ${on}::date)
