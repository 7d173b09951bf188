-- A finding counts again.
delete from finding_exemption where county = ${county} and rule = ${rule} and key = ${key}
