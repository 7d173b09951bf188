select snapshot from plan_base where county = ${county} and plan = ${plan}
