-- Posts whose holder agreed to be named in public.
select id from post where county = ${county} and consent_at <= today()
