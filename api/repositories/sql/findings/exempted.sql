-- Findings that need not be mended on a day, and why; they outlive plans.
select rule, key, reason
from finding_exemption
where county = ${county} and (until is null or until >= ${today})
