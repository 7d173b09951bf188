-- How often grids within reach were patrolled between two days, by path.
select path, patrols from patrol_figures_in_reach(${from}::date, ${to}::date)
