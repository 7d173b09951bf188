select value from setting where county = ${county} and key = ${key}
