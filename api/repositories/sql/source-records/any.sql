-- Whether rows of such files are known at all.
select exists (select from source_record where county = ${county} and community = ${community} and kind = ${kind}) as known
