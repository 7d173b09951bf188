select key, value from setting where county = ${county}
