select name, tag_kind as "tagKind", every_days as "everyDays" from visit_rule where county = ${county} and id = ${id}
