-- Shuts an account or opens it again; wrong attempts are forgotten when it opens.
update account
set disabled_at = case when ${shut} then coalesce(disabled_at, now()) end,
  failures = case when ${shut} then failures else 0 end,
  locked_until = case when ${shut} then locked_until end
where county = ${county} and id = ${id}
