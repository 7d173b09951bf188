-- A key by which a GIS program reads /ogc as an account is a session of a sort of its own: it opens nothing else, keeps its
-- id, is not ended by lying idle, and is ended by all that ends sessions. `device` is what its owner called it.
alter table session add column gis boolean not null default false;
