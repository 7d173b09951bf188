select what, days from retention_rule where county = ${county}
