select audit_append(${county}, ${account}, ${verb}, ${subject}, ${plan}, ${grid}, ${reasonCode}, ${reasonMac}, ${note}, ${about})::int as seq
