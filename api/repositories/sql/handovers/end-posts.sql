-- Ends posts on a day, those that have begun by then; what ended earlier stays as it was.
update post set valid_to = ${day}
where county = ${county} and id = any (${ids}::uuid[]) and valid_from <= ${day}
  and (valid_to is null or valid_to > ${day})
