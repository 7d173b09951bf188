-- Which of these foreign codes a building bears already.
select source_code as code from building where county = ${county} and source_code = any (${codes}::text[])
