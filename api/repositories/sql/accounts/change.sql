update account set capacity = ${capacity}, jurisdiction = ${jurisdiction}, reach_grid = ${reachGrid}, staff = ${staff}
where county = ${county} and id = ${id}
