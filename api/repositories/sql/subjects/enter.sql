-- Fixes the one household of this transaction and writes why to the audit; null where it is out of reach.
select enter_subject(${household}, ${verb}, ${reasonCode}, ${reasonMac}, ${note})::int as seq
