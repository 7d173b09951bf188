delete from retention_rule where county = ${county} and what = ${what}
