/** Names of the files in the folder `tls` of a data folder. */
export const TLS_FILES = {
  ca: 'office-ca.crt',
  caKey: 'office-ca.key',
  cert: 'server.crt',
  key: 'server.key',
} as const
