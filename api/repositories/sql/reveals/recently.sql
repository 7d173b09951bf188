-- How often the asking account revealed somebody in the last 24 hours, and in how many seconds the oldest of these is out.
select reveals, coalesce(seconds, 0) as seconds from own_reveals()
