-- Forgets what a check made of rows; but for those that stand nowhere yet, where these are kept.
delete from import_row
where county = ${county} and job = ${job} and (not ${keepUnplaced} or verdict <> 'unplaced')
