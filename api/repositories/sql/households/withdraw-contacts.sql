-- Nobody keeps in touch with the household any more, save the one that stays.
delete from contact where county = ${county} and household = ${household} and staff is distinct from ${except}::uuid
