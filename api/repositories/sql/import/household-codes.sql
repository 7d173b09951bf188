-- Which of these foreign codes a household bears already.
select source_code as code from household where county = ${county} and source_code = any (${codes}::text[])
