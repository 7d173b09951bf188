-- Jobs whose program is gone: what it did was one transaction, or staged only, so nothing of it was written.
update import_job set beat = now(), done = 0, total = 0, state = case state
  when 'reading' then 'failed' when 'checking' then 'read' when 'applying' then 'checked' else 'applied' end
where county = ${county} and state in ('reading', 'checking', 'applying', 'undoing')
  and beat < now() - ${silentS} * interval '1 second' and id <> all (${running}::uuid[])
