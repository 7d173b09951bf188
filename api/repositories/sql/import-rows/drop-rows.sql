-- Forgets what a check made of rows; but for those that stand nowhere yet, where these are kept.
with pieces as (delete from import_piece where county = ${county} and job = ${job})
delete from import_row
where county = ${county} and job = ${job} and (not ${keepUnplaced} or verdict <> 'unplaced')
