-- Takes a person out of the register, with what they needed.
delete from person where county = ${county} and id = ${id}
