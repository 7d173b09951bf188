-- What columns of these headers meant the last time.
select mapping from column_mapping where county = ${county} and kind = ${kind} and headers = ${headers}
