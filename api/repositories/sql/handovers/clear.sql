-- Takes a plan's sheets away, before they are written anew.
delete from handover where county = ${county} and plan = ${plan}
