-- Removes a draft with its ground, log and comments; identities of its grids stay.
delete from plan where county = ${county} and id = ${id} and state = 'draft'
