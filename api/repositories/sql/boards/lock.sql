-- Where a board lies, held until the transaction ends.
select jurisdiction from board where county = ${county} and slug = ${slug} for update
