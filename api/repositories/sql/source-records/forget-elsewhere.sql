-- What imports replaced, sealed under another key than that of now: such rows can no longer be put back.
delete from import_change where was_key <> ${keyId}
